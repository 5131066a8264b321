// The black box: every raw frame of the last hours, compressed, in a ring of files on disk, and pieces of it that
// are kept for good when something happens.
//
// Two threads of its own: one writes the ring, one cuts incidents out of it. Nobody who pushes ever waits for a
// disk. What is on disk is never more than about a second old; a file that was being written when the process died
// is readable up to its last block. When the disk refuses, frames are let go and counted, it is said, and it is
// tried again; nothing that is stored is touched (FAULTS 53, 55, 56, 59).
#pragma once

#include "feeds/recording/entry_intake.h"
#include "feeds/recording/incident_cutter.h"
#include "feeds/recording/ring_writer.h"
#include "model/market/book_image.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace plimsoll {

class BlackBox {
public:
    struct State {
        bool on = false;  // frames are being kept
        QString trouble;  // what is wrong, and what to do
        std::int64_t bytes = 0;
        std::optional<Timestamp> first, last;
        std::uint64_t entries = 0, dropped = 0;  // since the start
        std::vector<Incident> open;              // whose end is still to come, or that are being written
        QString lastIncident;                    // the folder written last
        std::uint64_t incidents = 0;             // written since the start
        bool operator==(const State&) const = default;
    };

    struct Options {
        QString folder, incidents;  // of the ring; where incidents go
        RecordingOrigin origin;
        BlackBoxConfig limits;
        std::string program;             // version, for incidents
        std::function<Timestamp()> now;  // of the source's clock
        std::function<RingWriter::Steady()> steady = [] { return std::chrono::steady_clock::now(); };
        // A segment begins: push all books. On the writer's thread.
        std::function<void()> booksWanted;
        // Once a second, and when an incident begins or is written. On the writer's thread.
        std::function<void(const State&)> told;
    };

    explicit BlackBox(Options options);
    // finish(), and waits for it.
    ~BlackBox();
    BlackBox(const BlackBox&) = delete;
    BlackBox& operator=(const BlackBox&) = delete;

    // From any thread, cheap.
    void push(RecordEntry&& entry) { m_intake.push(std::move(entry)); }
    // What waits is written, by its thread; what comes from here on is let go. Incidents that are not finished yet
    // are at the next start.
    void finish() { m_intake.close(); }
    void setLimits(const BlackBoxConfig& limits);
    // The minutes before and after become an incident; within one that is still open it becomes a reason of that.
    void freeze(Incident::Reason reason);
    State state() const;

    // Everything pushed until now is on disk, or refused, and so is every incident that is due. Waits for it.
    void settle();

private:
    struct Open {
        QString folder;
        Incident incident;
        bool cutting = false;
        RingWriter::Steady latest{};               // it is cut then, whatever the wall clock says
        QString trouble;                           // why the disk does not take it, empty when it does
        std::optional<RingWriter::Steady> again;   // after a refusal: when it is tried again
        std::optional<RingWriter::Steady> failed;  // when it was refused first
    };

    void run();
    void round(RingWriter& ring, bool settling);
    void takeUp();
    void begin(const Incident::Reason& reason, RingWriter::Steady steady);
    bool put(Open& open, RingWriter::Steady steady) const;
    void hand(RingWriter& ring, Timestamp now, RingWriter::Steady steady);
    void written(const QString& folder, const Expected<Incident, QString>& incident, RingWriter::Steady steady);
    std::optional<Timestamp> keepFrom(RingWriter::Steady steady) const;
    std::int64_t incidentBytes() const;
    void weigh(const BlackBoxConfig& limits, RingWriter::Steady steady);
    bool tell(const RingWriter& ring);

    const Options m_options;
    EntryIntake m_intake;

    // The writer's thread alone.
    std::vector<Open> m_open;
    QString m_lastIncident;
    QString m_full;                               // incidents are over their limit; empty: a warning freezes
    std::optional<RingWriter::Steady> m_weighed;  // when that was looked at last
    std::uint64_t m_incidents = 0;
    std::optional<RingWriter::Steady> m_told;

    mutable std::mutex m_mutex;  // guards what follows
    std::condition_variable m_settledNow;
    BlackBoxConfig m_limits;
    std::vector<Incident::Reason> m_reasons;
    struct Written {
        QString folder;
        Expected<Incident, QString> incident;
    };
    std::vector<Written> m_written;
    State m_state;
    std::uint64_t m_settleAsked = 0, m_settled = 0;
    bool m_ended = false;

    std::unique_ptr<IncidentCutter> m_cutter;
    std::thread m_thread;
};

}  // namespace plimsoll
