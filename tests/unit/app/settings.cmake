# SPDX-License-Identifier: GPL-3.0-or-later
set(together_libraries asterism_sandbox)
foreach(app_test tst_activitylog tst_enginedesk tst_filterkeeping tst_followsjob tst_freshening
    tst_homereading tst_listnews tst_livefreshening tst_notesabout tst_noticereading tst_noticesofseveral
    tst_olderjobs tst_outboxserving tst_ownstreams
    tst_personjobs tst_pinnedjob tst_privacyrules tst_publicstreams tst_runjobs tst_searchjob
    tst_serving tst_streamtroubles tst_watchleases)
  set(${app_test}_LIBRARIES asterism_sandbox)
endforeach()
