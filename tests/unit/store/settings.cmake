# SPDX-License-Identifier: GPL-3.0-or-later
set(together_libraries SQLiteCpp SQLite::SQLite3)
set(tst_tokenizer_fts_LIBRARIES SQLite::SQLite3) # it speaks to SQLite without the store
# The tests of the store itself look into its files.
file(GLOB store_tests ${CMAKE_CURRENT_LIST_DIR}/tst_*.cpp)
list(FILTER store_tests EXCLUDE REGEX "tst_tokenizer")
foreach(store_test ${store_tests})
  get_filename_component(store_test ${store_test} NAME_WE)
  set(${store_test}_LIBRARIES SQLiteCpp SQLite::SQLite3)
endforeach()
