"""Lookups of our own; importing the models registers them."""

from django.db import models


@models.Field.register_lookup
@models.ForeignKey.register_lookup
class AnyOf(models.Lookup):
    """`unit__any=ids`: one array, so that the statement is the same however many ids there are."""

    lookup_name = "any"

    def get_prep_lookup(self):
        return self.rhs

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        if not self.rhs_is_direct_value():
            within, more = self.process_rhs(compiler, connection)
            return f"{column} = ANY({within})", [*params, *more]
        return f"{column} = ANY(%s::bigint[])", [*params, list(self.rhs)]
