// The files of the black box: one folder, per run of the program a row of frame logs that follow each other and
// one with what was known meanwhile.
//
//   20261126T034500123Z-000007.plog   a segment: what was said for about two minutes; it begins with our own books
//   20261126T034500123Z-known.plog    lists of instruments, and the past that venues told: what every segment of
//                                     that run may need
//
// Runs are ordered by their names, whatever the clock did; segments by their numbers.
#pragma once

#include "feeds/recording/origin.h"
#include "model/market/time.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace plimsoll::ring {

struct Segment {
    QString path, run;
    int number = 0;
    std::int64_t bytes = 0;
};

// In order, oldest first. What is no segment's name is left alone.
std::vector<Segment> segments(const QString& folder);
QString segmentPath(const QString& folder, const QString& run, int number);
QString knownPath(const QString& folder, const QString& run);
// Of a run that begins now; behind every run that there is.
QString newRun(const QString& folder, Timestamp now);
// Files of runs that have no segment any more.
QStringList orphans(const QString& folder);
// All of it: segments and what was known.
std::int64_t bytes(const QString& folder);

// What a segment holds, by its index or its blocks' headers. Nothing: it cannot be read.
struct Span {
    Timestamp first{}, last{};
    RecordingOrigin origin;
};
std::optional<Span> spanOf(const QString& path);
// Whose words the newest segment of that moment holds. Nothing: there is none.
std::optional<RecordingOrigin> originAt(const QString& folder, Timestamp at);

}  // namespace plimsoll::ring
