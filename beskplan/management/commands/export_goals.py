from beskplan.exports.word.commands import PlanPaperCommand
from beskplan.exports.word.goals import goals_paper


class Command(PlanPaperCommand):
    help = "Skriver Samlet oversigt over mål (Word) for en plan."
    paper = staticmethod(goals_paper)
