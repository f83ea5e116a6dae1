# SPDX-License-Identifier: GPL-3.0-or-later
# They look at servers through the models.
file(GLOB ui_tests ${CMAKE_CURRENT_LIST_DIR}/tst_*.cpp)
foreach(ui_test ${ui_tests})
  get_filename_component(ui_test ${ui_test} NAME_WE)
  set(${ui_test}_LIBRARIES asterism_sandbox)
endforeach()
