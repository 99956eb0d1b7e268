"""`python3 run.py bench --strain`: the size of the whole country, by hand.

Every page must come within a second and ask no more than at the ordinary size. What is found is
added to the published results of the last whole run.
"""

from bench import rounds
from bench.figures import report
from bench.run import finish, most_queries, say
from bench.servers.postgres import Server
from bench.servers.web_servers import APPLICATION, Gunicorn
from bench.visits import series
from bench.visits.client import Client
from bench.visits.measure import run as measured
from bench.visits.pages import chosen
from bench.visits.visitors import World

ENOUGH, WARM_UP = 5, 2


def run(options, server: Server, large: str, small: str, command: str) -> int:
    published = report.read(options.to)  # it must be there before anything is measured
    if "figures" not in published:
        raise SystemExit("Kør først python3 run.py bench: belastningen føjes til dens resultater.")
    pages, world = chosen(options.pages), World("default")
    app = Gunicorn(APPLICATION, server.url(large), options.logs / "gunicorn-strain.log")
    client = Client(app.port)
    visits = [*series.of_pages(pages, client, world), *series.of_work(client, world)]
    for one in visits:
        one.enough, one.warm_up = ENOUGH, WARM_UP
    try:
        measured(visits, say)
        memory = round(app.worker_mib, 1)
    finally:
        app.stop()
    before, queries = published["queries"], most_queries(pages, world)
    more = [name for name, number in queries.items() if number > before.get(name, number)]
    slowest = {" ".join(one.key): round(one.milliseconds or 0, 1) for one in visits}
    refused = [f"strain: {' '.join(one.key)}: {one.failures}" for one in visits if one.failures]
    published["strain"] = {
        "command": command,
        "size": options.size,
        "database_gb": round(server.size(large) / 1e9, 2),
        "worker_mib": memory,
        "more_queries": more,
        "milliseconds": dict(sorted(slowest.items(), key=lambda one: -one[1])),
        "rounds": rounds.compare(server, small, say),
    }
    published["figures"] |= {
        "strain.slowest_seconds": round(max(slowest.values()) / 1000, 3),
        "strain.pages_with_more_queries": len(more),
    }
    published["failures"] += refused
    return finish(options.to, published)
