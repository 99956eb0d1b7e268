from django.shortcuts import get_object_or_404, render

from initiatives.models import Unit
from initiatives.navigation import chosen_plan
from initiatives.unit_tree import unit_tree


def unit_list(request):
    plan = chosen_plan(request)
    return render(
        request,
        "initiatives/unit_list.html",
        {"tree": unit_tree(Unit.objects.by_name().with_status_counts(plan)), "plan": plan},
    )


def unit_detail(request, pk):
    unit = get_object_or_404(Unit.objects.for_page(), pk=pk)
    responsibilities = (
        unit.responsibilities.select_related("initiative__plan", "source")
        .order_by("-initiative__plan__year_from", "initiative__plan", "initiative__position")
        .prefetch_related("initiative__areas__focus_area")
    )
    return render(
        request,
        "initiatives/unit_detail.html",
        {
            "unit": unit,
            "leads": [link for link in responsibilities if link.role == link.Role.LEADS],
            "contributes": [
                link for link in responsibilities if link.role == link.Role.CONTRIBUTES
            ],
        },
    )
