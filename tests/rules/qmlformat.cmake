# SPDX-License-Identifier: GPL-3.0-or-later

# qmlformat has no dry run, so its output is compared with the file.
foreach(file ${FILES})
  execute_process(COMMAND ${QMLFORMAT} ${file} OUTPUT_VARIABLE formatted RESULT_VARIABLE result)
  # qmlformat 6.4 loses the value of a pragma.
  string(REPLACE "pragma ComponentBehavior\n" "pragma ComponentBehavior: Bound\n\n"
    formatted "${formatted}")
  file(READ ${file} text)
  if(result OR NOT formatted STREQUAL text)
    message(SEND_ERROR "${file} is not as qmlformat writes it: run qmlformat -i ${file}")
  endif()
endforeach()
