# Writes OUTPUT, which defines pingpong::build_commit as the commit that is checked out in SOURCE_DIR.
execute_process(COMMAND git rev-parse --short=12 HEAD
                WORKING_DIRECTORY ${SOURCE_DIR}
                OUTPUT_VARIABLE commit
                OUTPUT_STRIP_TRAILING_WHITESPACE
                ERROR_QUIET)
if(commit STREQUAL "")
    set(commit unknown)
endif()
file(WRITE ${OUTPUT} "namespace pingpong {

extern const char* const build_commit;
const char* const build_commit = \"${commit}\";

}  // namespace pingpong
")
