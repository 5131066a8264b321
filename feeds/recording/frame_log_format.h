// Bytes of the frame log: little-endian numbers, variable-length numbers, block headers.
#pragma once

#include "feeds/recording/frame_log.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plimsoll::framelog {

inline constexpr std::string_view kFileMagic = "PLIMLOG1";
inline constexpr std::string_view kEndMagic = "PLIMEND1";
inline constexpr std::string_view kHeadMagic = "PLHD";
inline constexpr std::string_view kBlockMagic = "PLBK";
inline constexpr std::string_view kIndexMagic = "PLIX";
// magic 4, packed 4, raw 4, entries 4, first 8, last 8, checksum of the data 4, of this header 4
inline constexpr std::size_t kHeaderBytes = 40;
inline constexpr std::size_t kIndexRowBytes = 36;
inline constexpr std::size_t kTailBytes = 16;  // offset of the index, end magic
inline constexpr std::uint32_t kLargestRaw = 128u << 20;
inline constexpr std::uint32_t kLargestHead = 1u << 16;
inline constexpr std::int64_t kLatestNs = 9'000'000'000'000'000'000;  // the year 2255

void putU32(std::string& out, std::uint32_t v);
void putU64(std::string& out, std::uint64_t v);
std::uint32_t getU32(const char* p);
std::uint64_t getU64(const char* p);

void putVar(std::string& out, std::uint64_t v);
void putSigned(std::string& out, std::int64_t v);
void putText(std::string& out, std::string_view s);

// Reads from `at`, moves it; false when the bytes end or make no sense.
bool getVar(std::string_view bytes, std::size_t& at, std::uint64_t& v);
bool getSigned(std::string_view bytes, std::size_t& at, std::int64_t& v);
bool getText(std::string_view bytes, std::size_t& at, std::string& s);

std::uint32_t checksum(std::string_view bytes);

std::string header(std::string_view magic, const LogBlock& block, std::string_view data);
// `bytes` holds at least kHeaderBytes. Nothing when magic or checksum are wrong.
struct Header {
    LogBlock block;
    std::uint32_t dataChecksum = 0;
};
std::optional<Header> parseHeader(std::string_view bytes, std::string_view magic);
// Whether clocks can have said its times.
bool isTold(const LogBlock& block);

}  // namespace plimsoll::framelog
