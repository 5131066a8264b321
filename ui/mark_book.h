// The marks that all charts show: one source, one switch. It asks the stored journal now and then, keeps what
// stands on charts, and says when that has changed.
#pragma once

#include "model/snapshot_hub.h"
#include "ui/journal_marks.h"

#include <QObject>

#include <optional>
#include <string_view>

namespace plimsoll {

class MarkBook : public QObject {
    Q_OBJECT
public:
    static constexpr std::string_view kBy = "markers";              // in whose name the history is asked
    static constexpr Duration kBack = std::chrono::hours{24 * 90};  // as far as the history panel's longest span
    static constexpr int kPage = 5'000;                             // entries an answer has at most
    static constexpr std::size_t kMost = 2'000;  // notes kept, and as many of what is not a person's; the newest

    using QObject::QObject;

    bool shown() const { return m_shown; }
    void setShown(bool shown);
    // Twice a second: takes what was answered and asks what is due.
    void look(const SnapshotHub& hub, AsOf now);
    // Something was written: it is in the next answer.
    void askSoon() { m_asked.reset(); }

    // Of this asset and of all markets, by time; none while they are not shown.
    std::vector<ChartMark> of(const QString& asset) const;
    const store::JournalRow* entryOf(std::uint64_t id) const;

Q_SIGNALS:
    void wanted(const plimsoll::HistoryRequest& request);
    void changed();
    void shownChanged(bool shown);

private:
    static constexpr Duration kOften = std::chrono::seconds{10}, kPatience = std::chrono::seconds{8};
    // An outage is written with the moment at which it began: somewhat later, somewhat back.
    static constexpr Duration kOverlap = std::chrono::minutes{10}, kAhead = std::chrono::hours{1};

    void ask(Timestamp from, Timestamp to, AsOf now);
    void take(const HistoryAnswer& answer, AsOf now);
    void add(const std::vector<store::JournalRow>& rows);

    bool m_shown = true;
    std::vector<store::JournalRow> m_rows;  // that concern marks, oldest first
    std::vector<JournalMark> m_marks;
    std::optional<Timestamp> m_oldest, m_newest;  // what lies between is known
    Timestamp m_until{};                          // the moment of the newest question
    std::uint64_t m_serial = 0;
    std::optional<Mono> m_asked, m_waiting, m_failed;
};

}  // namespace plimsoll
