/// \file
/// The middle of values that keep coming.
#ifndef PINGPONG_STATISTICS_RUNNING_MEDIAN_HPP
#define PINGPONG_STATISTICS_RUNNING_MEDIAN_HPP

#include <cstddef>
#include <functional>
#include <queue>
#include <vector>

namespace pingpong {

/// The middle of values that keep coming; each takes the logarithm of their number to add.
///
/// \tparam T  Ordered by `<` and `>`.
template <class T>
class running_median {
public:
    void add(T value) {
        if (low_.empty() || value < low_.top())
            low_.push(value);
        else
            high_.push(value);
        if (low_.size() > high_.size() + 1) {
            high_.push(low_.top());
            low_.pop();
        } else if (low_.size() < high_.size()) {
            low_.push(high_.top());
            high_.pop();
        }
    }

    std::size_t count() const noexcept { return low_.size() + high_.size(); }

    /// The two middle values, which are one and the same when their number is odd; undefined when
    /// there is none.
    const T& lower() const { return low_.top(); }
    const T& upper() const { return low_.size() > high_.size() ? low_.top() : high_.top(); }

private:
    std::priority_queue<T> low_;  ///< As many as `high_` or one more; the greatest on top.
    std::priority_queue<T, std::vector<T>, std::greater<T>> high_;  ///< The least on top.
};

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_RUNNING_MEDIAN_HPP
