# SPDX-License-Identifier: GPL-3.0-or-later
foreach(app_test tst_activitylog tst_freshening tst_livefreshening tst_olderjobs tst_enginedesk tst_serving)
  set(${app_test}_LIBRARIES asterism_sandbox)
endforeach()
