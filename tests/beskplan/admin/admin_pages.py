"""How tests read and post the pages of the administration."""

from django.urls import reverse


def changelist(model: str, query: str = "") -> str:
    return reverse(f"admin:{model}_changelist") + query


def change(obj) -> str:
    meta = obj._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[obj.pk])


def posted(response) -> dict:
    """What the browser would send back if nothing were typed."""
    form = response.context["adminform"].form
    data = _values(form)
    for inline in response.context["inline_admin_formsets"]:
        data |= _values(inline.formset.management_form)
        for row in inline.formset.initial_forms:
            data |= _values(row)
    return data


def _values(form) -> dict:
    values = {}
    for bound in form:
        value = bound.value()
        if bound.field.show_hidden_initial:
            values[bound.html_initial_name] = value or ""
        if value is True:
            values[bound.html_name] = "on"
        elif isinstance(value, list):
            values[bound.html_name] = value
        elif value is not None and value is not False:
            values[bound.html_name] = bound.field.prepare_value(value)
    return values


def new_row(prefix: str, data: dict, **fields) -> dict:
    """Adds a row to the posted data of an inline."""
    number = int(data[f"{prefix}-TOTAL_FORMS"])
    added = {f"{prefix}-{number}-{name}": value for name, value in fields.items()}
    return data | added | {f"{prefix}-TOTAL_FORMS": number + 1}


def list_data(response, **statuses) -> dict:
    """The editable list as posted, with new statuses by the initiatives' codes."""
    formset = response.context["cl"].formset
    data = _values(formset.management_form) | {"_save": "Gem"}
    for row in formset.forms:
        data |= _values(row)
        code = "c" + row.instance.code.replace(".", "_")
        if code in statuses:
            data[row.add_prefix("status")] = statuses[code]
    return data


def row_of(response, code: str):
    forms = response.context["cl"].formset.forms
    return next(form for form in forms if form.instance.code == code)


def refused(response, field: str) -> str:
    return str(response.context["adminform"].form.errors.get(field, ""))


def row_error(response, prefix: str, field: str) -> str:
    """The error of the last row of an inline."""
    inlines = [one.formset for one in response.context["inline_admin_formsets"]]
    formset = next(one for one in inlines if one.prefix == prefix)
    return str(formset.forms[-1].errors.get(field, ""))
