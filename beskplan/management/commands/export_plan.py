from beskplan.exports.word.commands import PlanPaperCommand
from beskplan.exports.word.execution import execution_paper


class Command(PlanPaperCommand):
    help = "Skriver udmøntningsplanen (Word) for en plan."
    paper = staticmethod(execution_paper)
