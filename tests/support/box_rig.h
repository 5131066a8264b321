// A black box in a folder, whose time the test owns, and short words for frames.
#pragma once

#include "feeds/recording/black_box.h"
#include "feeds/recording/ring_stream.h"

#include <QStringList>
#include <QTemporaryDir>

#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace plimsoll::test {

inline constexpr Timestamp kBoxStart = fromUnixMs(1'760'130'000'000);  // 2025-10-10 21:00 UTC

inline RecordEntry frameAt(std::int64_t ms, std::string text, std::uint64_t connection = 1)
{
    RecordEntry e;
    e.venue = VenueId::Binance;
    e.market = Market::Perp;
    e.received = kBoxStart + std::chrono::milliseconds(ms);
    e.mono = Mono{std::chrono::milliseconds(ms)};
    e.socket = "perp depth 1#" + std::to_string(connection);
    e.payload = std::move(text);
    return e;
}

inline RecordEntry listAt(std::int64_t ms, std::string body)
{
    RecordEntry e = frameAt(ms, std::move(body));
    e.kind = EntryKind::Reply;
    e.socket.clear();
    e.method = "GET";
    e.url = "https://fapi.binance.com/fapi/v1/exchangeInfo";
    return e;
}

// What a rig that has run from then to then keeps, in its order.
inline QStringList framesFrom(std::int64_t fromMs, std::int64_t toMs)
{
    QStringList list;
    for (std::int64_t t = fromMs; t <= toMs; t += 1'000) list.append(QStringLiteral("frame %1").arg(t));
    return list;
}

class BoxRig {
public:
    explicit BoxRig(const QString& folder) : m_folder(folder)
    {
        limits.segment = std::chrono::seconds{10};
        origin.source = RecordingOrigin::Source::Live;
    }

    void start()
    {
        BlackBox::Options o;
        o.folder = ring();
        o.incidents = incidents();
        o.origin = origin;
        o.limits = limits;
        o.program = "test";
        o.now = [this] { return kBoxStart + std::chrono::milliseconds(m_ms.load() + wallLeapMs.load()); };
        o.steady = [this] { return RingWriter::Steady{std::chrono::milliseconds(m_ms.load())}; };
        o.booksWanted = [this] { ++booksAsked; };
        box = std::make_unique<BlackBox>(std::move(o));
    }
    // A frame every `step` until then, and everything that is due by then is done. A leap is the wall clock's
    // alone.
    void run(std::int64_t untilMs, std::int64_t stepMs = 1'000)
    {
        while (m_ms < untilMs) {
            const std::int64_t now = std::min(untilMs, m_ms + stepMs);
            RecordEntry e = frameAt(now + wallLeapMs, "frame " + std::to_string(now));
            e.mono = Mono{std::chrono::milliseconds(now)};
            box->push(std::move(e));
            m_ms = now;
            box->settle();
        }
    }
    // From the start to the moment of the reason, which freezes it.
    void frozen(const Incident::Reason& reason, std::int64_t stepMs = 1'000)
    {
        start();
        run(std::chrono::duration_cast<std::chrono::milliseconds>(reason.at - kBoxStart).count(), stepMs);
        box->freeze(reason);
    }
    std::int64_t now() const { return m_ms; }
    QString ring() const { return m_folder + QStringLiteral("/ring"); }
    QString incidents() const { return m_folder + QStringLiteral("/incidents"); }
    // Frames of a piece of the ring, as their texts; what is told again as "again <text>".
    QStringList texts(std::int64_t fromMs, std::int64_t toMs) const
    {
        RingStream stream(
            ring(), {kBoxStart + std::chrono::milliseconds(fromMs), kBoxStart + std::chrono::milliseconds(toMs)});
        return textsOf(stream);
    }
    static QStringList textsOf(EntryStream& stream)
    {
        QStringList list;
        RecordEntry e;
        while (stream.next(e))
            list.append((e.method.starts_with("EARLIER") ? QStringLiteral("again ") : QString()) +
                        QString::fromStdString(e.payload));
        return list;
    }

    BlackBoxConfig limits;
    RecordingOrigin origin;
    std::atomic<std::int64_t> wallLeapMs{0};
    std::atomic<int> booksAsked{0};
    std::unique_ptr<BlackBox> box;

private:
    const QString m_folder;
    std::atomic<std::int64_t> m_ms{0};
};

}  // namespace plimsoll::test
