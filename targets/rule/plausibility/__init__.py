"""Which figures that a plan's documents state agree with each other; pure, nothing is corrected.

`measurements` holds the figures of one indicator against each other, `relations` those of
indicators that belong together, `targets` a target's own figures and its measurements, and
`initiatives` what an initiative and its focus area promise in several places. `ranges` says what a
printed figure may stand for."""
