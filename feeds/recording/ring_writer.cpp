#include "feeds/recording/ring_writer.h"

#include "feeds/recording/known_answers.h"
#include "feeds/recording/replace_file.h"
#include "feeds/recording/told_again.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace plimsoll {

namespace {

// A list changes rarely, and what was learned between two tellings lies in the segments as well.
constexpr std::chrono::minutes kRememberEvery{60};
// A clock that is wrong by a day must not empty the ring: age takes little at a time.
constexpr int kAgedAtOnce = 2;
// What is known may take a part of the ring, and is looked through when it has doubled.
constexpr std::int64_t kKnownPart = 8, kKnownLeast = 1 << 20;

}  // namespace

RingWriter::~RingWriter()
{
    close();
}

std::int64_t RingWriter::bytes() const
{
    return m_closedBytes + (m_segment ? m_segment->bytesWritten() : 0) + (m_known ? m_known->bytesWritten() : 0);
}

std::uint64_t RingWriter::kept() const
{
    return m_closedEntries + (m_segment ? m_segment->entries() : 0);
}

bool RingWriter::begin(Steady now, Timestamp wall)
{
    m_tried = now;
    if (!QDir().mkpath(m_folder)) {
        m_opening = QStringLiteral(
                        "the folder %1 cannot be made; frames are not kept. Check its permissions, or choose "
                        "another with --data-dir")
                        .arg(m_folder);
        return false;
    }
    if (!m_lock) {
        auto lock = std::make_unique<QLockFile>(m_folder + QStringLiteral("/ring.lock"));
        lock->setStaleLockTime(0);  // a dead process's lock is taken, whatever its age
        if (!lock->tryLock(0)) {
            m_opening = lock->error() == QLockFile::LockFailedError
                            ? QStringLiteral(
                                  "another Plimsoll keeps its frames in %1; this one keeps none. Give "
                                  "it a folder of its own with --data-dir")
                                  .arg(m_folder)
                            : QStringLiteral(
                                  "the folder %1 cannot be written to; frames are not kept. Check its "
                                  "permissions, or choose another with --data-dir")
                                  .arg(m_folder);
            return false;
        }
        m_lock = std::move(lock);
    }
    if (m_run.isEmpty()) {
        // Of a program that was ended while it tidied.
        for (const QString& name : QDir(m_folder).entryList({QStringLiteral("*-known.plog.part")}, QDir::Files))
            QFile::remove(m_folder + QLatin1Char('/') + name);
        m_run = ring::newRun(m_folder, wall);
        m_closedBytes = ring::bytes(m_folder);
        const auto old = ring::segments(m_folder);
        for (const ring::Segment& s : old)
            if (const auto span = ring::spanOf(s.path)) {
                m_first = span->first;
                break;
            }
    }
    const QString path = ring::segmentPath(m_folder, m_run, m_number + 1);
    auto segment = std::make_unique<FrameLogWriter>();
    if (auto opened = segment->open(path, m_origin); !opened) {
        m_opening = opened.error() + QStringLiteral("; frames are not kept until it can be written");
        segment.reset();
        QFile::remove(path);
        return false;
    }
    m_segment = std::move(segment);
    m_begun = now;
    ++m_number;
    m_opening.clear();
    return true;
}

void RingWriter::endSegment()
{
    if (!m_segment) return;
    if (auto closed = m_segment->close(); !closed) m_writing = closed.error();
    m_closedBytes += m_segment->bytesWritten();
    m_closedEntries += m_segment->entries();
    m_segment.reset();
}

void RingWriter::append(const RecordEntry& entry)
{
    ++m_offered;
    if (!m_segment) return;
    if (!m_first) m_first = entry.received;
    m_last = entry.received;
    if (worthTellingAgain(entry)) remember(entry);
    if (auto done = m_segment->append(entry); !done)
        m_writing = done.error() + QStringLiteral("; frames are not kept until there is room");
}

void RingWriter::remember(const RecordEntry& entry)
{
    std::string address(venueKey(entry.venue));
    address += ' ';
    address += entry.url;
    address += ' ';
    address += entry.requestBody;
    const auto last = m_remembered.find(address);
    if (last != m_remembered.end() && entry.received - last->second < kRememberEvery &&
        entry.received >= last->second)
        return;
    if (!m_known) {
        auto known = std::make_unique<FrameLogWriter>();
        if (!known->open(ring::knownPath(m_folder, m_run), m_origin)) return;  // tried again with the next one
        m_known = std::move(known);
    }
    if (m_known->append(entry)) m_remembered[std::move(address)] = entry.received;
}

// A venue's past is asked for again with every reconnection, each time at another address: in a week of cuts what
// is known would outgrow the ring, and leave no room for anything else.
void RingWriter::tidyKnown(const BlackBoxConfig& limits)
{
    if (!m_known || !m_last) return;
    std::erase_if(m_remembered, [this](const auto& last) { return *m_last - last.second >= kRememberEvery; });
    const std::int64_t most = std::max(kKnownLeast, limits.bytes / kKnownPart);
    const std::int64_t is = m_known->bytesWritten();
    if (is < std::max({kKnownLeast, std::min(2 * m_tidied, most), m_tidied + kKnownLeast})) return;
    // Where it could not be, not before it has grown again: a disk that is full would be read over and over.
    m_tidied = rewriteKnown(static_cast<std::size_t>(most / 2)) ? m_known->bytesWritten() : is;
}

// Beside the old file, which stays where the new one cannot be written.
bool RingWriter::rewriteKnown(std::size_t mostPacked)
{
    const QString path = ring::knownPath(m_folder, m_run), part = path + QStringLiteral(".part");
    if (!m_known->flush()) return false;
    FrameLogReader old;
    if (!old.open(path)) return false;
    std::vector<KnownAnswer> told;
    std::size_t raw = 0;
    RecordEntry entry;
    while (old.next(entry)) {
        told.push_back(knownAnswer(entry));
        raw += told.back().bytes;
    }
    const auto packed = static_cast<std::size_t>(m_known->bytesWritten());
    const std::size_t mostRaw =
        packed > 0 ? static_cast<std::size_t>(static_cast<double>(mostPacked) * static_cast<double>(raw) /
                                              static_cast<double>(packed))
                   : mostPacked;
    const std::vector<bool> needed = neededAnswers(told, m_first.value_or(*m_last), mostRaw);
    const auto giveUp = [&part] {
        QFile::remove(part);
        return false;
    };
    auto next = std::make_unique<FrameLogWriter>();
    if (!next->open(part, m_origin) || !old.restart()) return giveUp();
    for (std::size_t i = 0; i < needed.size() && old.next(entry); ++i)
        if (needed[i] && !next->append(entry)) return giveUp();
    if (!next->sync()) return giveUp();
    // Takes the place of the old one at once; after a power cut one of them is there, whole.
    if (!replaceFile(part, path) && QFile::exists(part)) return giveUp();
    m_known = std::move(next);
    return true;
}

void RingWriter::flush()
{
    if (!m_segment) return;
    const bool pending = m_segment->pending();
    const auto done = m_segment->flush();
    if (!done)
        m_writing = done.error() + QStringLiteral("; frames are not kept until there is room");
    else if (pending)
        m_writing.clear();  // the disk takes them (again)
    if (m_known) static_cast<void>(m_known->flush().hasValue());
}

bool RingWriter::step(Steady now, Timestamp wall, const BlackBoxConfig& limits, std::optional<Timestamp> keepFrom)
{
    bool begun = false;
    if (!limits.on) {
        endSegment();
        m_opening.clear();
        m_writing.clear();
        if (m_run.isEmpty() || !m_lock) return false;
    } else {
        // What is written to cannot be taken away, so a ring is larger than its limit by a segment: a small part
        // of it.
        const std::int64_t largest = std::clamp(limits.bytes / 8, kSmallestSegment, kLargestSegment);
        const bool full =
            m_segment && ((m_begun && now - *m_begun >= limits.segment) || m_segment->bytesWritten() >= largest);
        if (full) {
            flush();
            endSegment();
        }
        if (!m_segment && (full || !m_tried || now - *m_tried >= kTryAgain)) begun = begin(now, wall);
        if (m_segment && (!m_flushed || now - *m_flushed >= kFlushEvery)) {
            flush();
            m_flushed = now;
        }
    }
    if (m_lock && (begun || !m_thinned || now - *m_thinned >= limits.segment)) {
        m_thinned = now;
        tidyKnown(limits);
        thin(wall, limits, keepFrom);
    }
    return begun;
}

void RingWriter::thin(Timestamp wall, const BlackBoxConfig& limits, std::optional<Timestamp> keepFrom)
{
    const std::vector<ring::Segment> all = ring::segments(m_folder);
    const QString current = m_segment ? ring::segmentPath(m_folder, m_run, m_number) : QString();
    // As it is: people delete files as well.
    m_closedBytes = ring::bytes(m_folder);
    if (m_segment) m_closedBytes -= QFileInfo(current).size();
    if (m_known) m_closedBytes -= QFileInfo(ring::knownPath(m_folder, m_run)).size();
    int aged = 0;
    bool taken = false, stuck = false;
    std::vector<const ring::Segment*> unread;  // empty or damaged: as old as the one that follows them
    for (const ring::Segment& s : all) {
        if (s.path == current) break;
        const auto span = ring::spanOf(s.path);
        const bool tooMuch = bytes() > limits.bytes;
        if (!span && !tooMuch) {
            unread.push_back(&s);
            continue;
        }
        const bool tooOld = span && wall - span->last > limits.hours && aged < kAgedAtOnce;
        const bool needed = keepFrom && span && span->last >= *keepFrom;
        if (needed || (!tooMuch && !tooOld)) {
            if (span) m_first = span->first;
            break;
        }
        unread.push_back(&s);
        for (const ring::Segment* old : unread) {
            stuck = !QFile::remove(old->path);
            if (stuck) {
                m_ageing = QStringLiteral("%1 cannot be removed: the black box outgrows its limit").arg(old->path);
                break;
            }
            m_closedBytes -= old->bytes;
            taken = true;
        }
        if (stuck) break;
        unread.clear();
        aged += tooOld && !tooMuch;
    }
    if (!stuck) m_ageing.clear();
    if (!taken) return;
    for (const QString& path : ring::orphans(m_folder)) {
        if (path == ring::knownPath(m_folder, m_run)) continue;
        const std::int64_t size = QFile(path).size();
        if (QFile::remove(path)) m_closedBytes -= size;
    }
}

void RingWriter::close()
{
    flush();
    endSegment();
    if (m_known) {
        static_cast<void>(m_known->close().hasValue());
        m_known.reset();
    }
}

}  // namespace plimsoll
