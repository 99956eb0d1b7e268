from django.forms.renderers import TemplatesSetting


class DesignSystemRenderer(TemplatesSetting):
    """Every form on the pages in the design system's markup; the admin draws its own fieldsets."""

    form_template_name = "_partials/form.html"
    field_template_name = "_partials/form_field.html"
