#include "pingpong/command_error.hpp"

#include <boost/system/system_error.hpp>
#include <new>
#include <system_error>

namespace pingpong::command {

command_error to_command_error(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const command_error& error) {
        return error;
    } catch (const std::bad_alloc&) {
        return command_error(exit_status::io_failed, "out of memory");
    } catch (const boost::system::system_error& error) {
        return command_error(exit_status::io_failed, error.what());
    } catch (const std::system_error& error) {
        return command_error(exit_status::io_failed, error.what());
    } catch (const std::exception& error) {
        return command_error(exit_status::internal_error,
                             std::string("internal error: ") + error.what());
    } catch (...) {
        return command_error(exit_status::internal_error, "internal error: unknown error");
    }
}

}  // namespace pingpong::command
