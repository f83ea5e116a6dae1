# SPDX-License-Identifier: GPL-3.0-or-later
if(UNIX AND NOT APPLE)
  set(tst_keychain_LAUNCHER ${CMAKE_CURRENT_SOURCE_DIR}/unit/secrets/with-keyring.sh)
endif()
