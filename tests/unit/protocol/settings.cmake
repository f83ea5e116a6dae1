# SPDX-License-Identifier: GPL-3.0-or-later
set(together_libraries asterism_content)
set(tst_gotosocialfixtures_LIBRARIES asterism_content)
set(tst_misskeyfixtures_LIBRARIES asterism_content) # what a post's text looks like to its reader
set(tst_snacfixtures_LIBRARIES asterism_content)
