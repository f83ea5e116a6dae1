# SPDX-License-Identifier: GPL-3.0-or-later
set(together_libraries asterism_sandbox asterism_window asterism_cli)
# They look at servers through the models.
file(GLOB ui_tests ${CMAKE_CURRENT_LIST_DIR}/tst_*.cpp)
foreach(ui_test ${ui_tests})
  get_filename_component(ui_test ${ui_test} NAME_WE)
  set(${ui_test}_LIBRARIES asterism_sandbox)
endforeach()
set(tst_newcomer_LIBRARIES asterism_window)
set(tst_options_LIBRARIES asterism_window)
set(tst_window_LIBRARIES asterism_window)
set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/tst_program.cpp PROPERTIES
  COMPILE_DEFINITIONS ASTERISM_WINDOW_PROGRAM="$<TARGET_FILE:asterism>"
  SKIP_PRECOMPILE_HEADERS ON)
set(tst_tokensecrecy_LIBRARIES asterism_cli)
set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/tst_tokensecrecy.cpp PROPERTIES
  COMPILE_DEFINITIONS
  "ASTERISM_WINDOW_PROGRAM=\"$<TARGET_FILE:asterism>\";ASTERISM_TERMINAL_PROGRAM=\"$<TARGET_FILE:asterism-cli>\""
  SKIP_PRECOMPILE_HEADERS ON)
if(UNIX AND NOT APPLE) # a real keychain
  set(tst_tokensecrecy_LAUNCHER ${CMAKE_CURRENT_SOURCE_DIR}/unit/secrets/with-keyring.sh)
endif()
# Where no real desktop shows its icon, or its notices.
set(bareBus dbus-run-session --config-file ${CMAKE_CURRENT_SOURCE_DIR}/unit/ui/bare-bus.conf --)
set(tst_tray_dbus_LAUNCHER ${bareBus})
set(tst_notifier_dbus_LAUNCHER ${bareBus})
set(tst_noticestart_dbus_LAUNCHER ${bareBus})
set(tst_noticeteller_dbus_LAUNCHER ${bareBus})
set(tst_listnotices_dbus_LAUNCHER ${bareBus})
set(tst_realnotices_dbus_LAUNCHER ${CMAKE_CURRENT_SOURCE_DIR}/unit/ui/with-dunst.sh)
