"""The fields of *Opdatér status* as they are drawn: label, hint, control and what is wrong."""

from django import forms

from targets.templatetags.update_fields import update_field


class Form(forms.Form):
    value = forms.CharField(label="Værdi <b>", help_text="Fx <em>1,5</em>", max_length=3)


def test_label_hint_and_control_belong_together():
    drawn = update_field(Form()["value"])
    assert '<label class="form-label" for="id_value">Værdi &lt;b&gt;</label>' in drawn
    assert '<span class="form-hint" id="id_value_helptext">Fx <em>1,5</em></span>' in drawn
    assert 'aria-describedby="id_value_helptext"' in drawn
    assert drawn.startswith('<div class="form-group">')


def test_what_is_wrong_stands_at_the_field_escaped():
    form = Form({"value": "<script>"})
    drawn = update_field(form["value"], "grows")
    assert '<div class="form-group form-error grows">' in drawn
    assert 'id="id_value_error"><span class="sr-only">Fejl: </span>' in drawn
    assert "<script>" not in drawn and "&lt;script&gt;" in drawn


def test_a_short_label_and_that_it_may_be_left_blank():
    form = Form()
    form.fields["value"].short_label = "Værdi"
    drawn = update_field(form["value"], optional=True)
    assert '>Værdi<span class="weight-normal"> (frivilligt)</span></label>' in drawn
