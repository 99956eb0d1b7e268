"""Forms of any subject: figures and dates as Danes write them, a question asked once about what is
improbable, the design system's look. It knows no form. Start with fields.py."""
