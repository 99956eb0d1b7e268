from django.contrib import admin
from django.urls import include, path

from beskplan.accounts.forgotten import ForgottenPassword, NewPassword
from beskplan.accounts.login import Login, Logout, PasswordChange
from beskplan.browse.accessibility import accessibility
from beskplan.browse.initiative_list import initiative_list
from beskplan.browse.initiative_page import initiative_detail
from beskplan.browse.minister_goals import minister_goals
from beskplan.browse.plan_list import plan_list
from beskplan.browse.plan_page import plan_detail
from beskplan.browse.plausibility import plausibility
from beskplan.browse.unit_page import unit_detail
from beskplan.dashboard.views import attention_page, overview
from beskplan.exports.views import export, reports
from beskplan.exports.word import views
from beskplan.jobs.views import file, file_cancel, file_download, files, jobs
from beskplan.line_of_sight.views import line_gaps, line_of_sight
from beskplan.search.views import search_page
from beskplan.security_log.views import security_log, security_log_file
from beskplan.server.health import health, reading
from beskplan.server.health import jobs as health_of_jobs
from beskplan.years.views import across_years, initiative_chain

# Of a round as it stands, and of each of its editions.
paper_urls = [
    path("bilag.docx", views.round_appendix, name="round-paper"),
    path("runde.xlsx", views.round_workbook, name="round-workbook"),
    path("udskrift/", views.round_print, name="round-print"),
]

handler500 = "beskplan.server.failure_page.server_error"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("initiatives.urls")),
    path("", include("targets.urls")),
    path("", include("budget.urls")),
    path("", include("followup.urls")),
    path("", overview, name="overview"),
    path("planer/", plan_list, name="plans"),
    path("planer/<slug:slug>/", plan_detail, name="plan"),
    path("initiativer/", initiative_list, name="initiatives"),
    path("initiativer/<int:pk>/", initiative_detail, name="initiative"),
    path("enheder/<int:pk>/", unit_detail, name="unit"),
    path("opmaerksomhed/", attention_page, name="attention"),
    path("tal-der-ikke-stemmer/", plausibility, name="plausibility"),
    path("ministermaal/", minister_goals, name="minister-goals"),
    path("sammenhaeng/", line_of_sight, name="line-of-sight"),
    path("sammenhaeng/huller/", line_gaps, name="line-gaps"),
    path("aarene/", across_years, name="across-years"),
    path("aarene/<int:pk>/", initiative_chain, name="initiative-chain"),
    path("soeg/", search_page, name="search"),
    path("rapporter/", reports, name="reports"),
    path("rapporter/hent/", export, name="export"),
    path("planer/<slug:slug>/maal.docx", views.plan_goals_paper, name="plan-goals-paper"),
    path("planer/<slug:slug>/udmoentningsplan.docx", views.plan_paper, name="plan-paper"),
    path("opfoelgning/<slug:slug>/", include(paper_urls)),
    path("opfoelgning/<slug:slug>/udgave/<int:edition>/", include(paper_urls)),
    path("filer/", files, name="files"),
    path("filer/<uuid:pk>/", file, name="file"),
    path("filer/<uuid:pk>/hent/", file_download, name="file-download"),
    path("filer/<uuid:pk>/afbryd/", file_cancel, name="file-cancel"),
    path("koersler/", jobs, name="jobs"),
    path("tilgaengelighed/", accessibility, name="accessibility"),
    path("sikkerhedslog/", security_log, name="security-log"),
    path("sikkerhedslog/hent/", security_log_file, name="security-log-file"),
    path("sundhed/", health, name="health"),
    path("sundhed/laesning/", reading, name="health-reading"),
    path("sundhed/koersler/", health_of_jobs, name="health-jobs"),
    path("log-ind/", Login.as_view(), name="login"),
    path("log-ud/", Logout.as_view(), name="logout"),
    path("adgangskode/", PasswordChange.as_view(), name="password-change"),
    path("adgangskode/glemt/", ForgottenPassword.as_view(), name="password-forgotten"),
    path("adgangskode/ny/<str:uidb64>/<str:token>/", NewPassword.as_view(), name="password-new"),
]
