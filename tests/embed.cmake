# Installs into a folder of its own, then builds and runs a program against what was installed.
#
#   cmake -DBUILD=… -DSOURCE=tests/embed -DFOLDER=… -P embed.cmake

file(REMOVE_RECURSE ${FOLDER})
foreach(step "--install ${BUILD} --prefix ${FOLDER}/prefix"
             "-S ${SOURCE} -B ${FOLDER}/build -G Ninja -DCMAKE_PREFIX_PATH=${FOLDER}/prefix"
             "--build ${FOLDER}/build")
    separate_arguments(arguments UNIX_COMMAND "${step}")
    execute_process(COMMAND ${CMAKE_COMMAND} ${arguments} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
endforeach()
execute_process(COMMAND ${FOLDER}/build/embed OUTPUT_VARIABLE promises COMMAND_ERROR_IS_FATAL ANY)
if(NOT promises MATCHES "kabinet: [^\n]*na de zomer")
    message(FATAL_ERROR "the embedded libraries do not find the promise of the letter:\n${promises}")
endif()
