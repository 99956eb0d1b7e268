"""All kinds of job. An import or a fetch that writes rows is to be `atomic`: what it writes is then
committed with the mark that it is done, or not at all."""

from beskplan.exports.later import EXPORT, write_export
from core.jobs.outcomes import Kind
from followup.notifications.mailing import SEND_NOTICES, send_notices

KINDS = {
    SEND_NOTICES: Kind(send_notices),
    EXPORT: Kind(write_export),
}
