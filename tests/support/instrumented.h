// Whether a sanitizer slows down what is tested.
#pragma once

namespace plimsoll::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kInstrumented = true;
#else
inline constexpr bool kInstrumented = false;
#endif

// How many times as long all takes with one.
inline constexpr int kSlowdown = kInstrumented ? 4 : 1;

}  // namespace plimsoll::test
