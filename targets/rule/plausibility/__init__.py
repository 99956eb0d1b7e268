"""Which figures that a plan's documents state agree with each other; pure, nothing is corrected.
Start with `measurements`, which holds the figures of one indicator against each other; `relations`
those of indicators that belong together, `targets` a target's own, `initiatives` what an initiative
and its focus area promise in several places. `ranges` says what a printed figure may stand for."""
