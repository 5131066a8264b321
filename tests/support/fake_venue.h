// A venue of our own on loopback, to be told what to do wrong: the server of the simulated venues with a script
// of the tests behind it, so that there is one server and one wire. All faults are the server's own.
//
//   FakeVenue venue(FakeVenue::Dialect::Binance);
//   session(profile, venue.endpoints(), ...);
//   venue.mangleNext("perp:btcusdt@depth", 1, FakeVenue::drop());   // fault 16
//
// It lives in the thread that made it. With `setAuto(true)` (the default) the market moves by itself every
// `stepMs`; otherwise `step()` moves it. Symbols are named as the truth names them: "BTCUSDT" at every venue.
#pragma once

#include "feeds/sim/server/venue_server.h"
#include "tests/support/fake_venue_market.h"
#include "tests/support/loop_watch.h"

#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace plimsoll::test {

using FakeVenueSocket = sim::ClientSocket;

class FakeVenue : public sim::VenueServer {
    Q_OBJECT
public:
    enum class Dialect { Binance, Bybit, Okx, Hyperliquid };

    explicit FakeVenue(Dialect dialect, int stepMs = 25, QObject* parent = nullptr);
    ~FakeVenue() override;

    // ---- the market
    void setAuto(bool on);
    void step();  // all symbols move once
    // So often have they moved: a time that runs no faster than this thread gets along.
    int steps() const { return m_steps; }
    TruthSymbol& symbol(Market market, const std::string& name);
    const TruthSymbol* find(Market market, const std::string& name) const;
    void addSymbol(Market market, const std::string& name, qint64 midTicks);
    void liquidate(const std::string& symbol);
    void cross(Market market, const std::string& symbol);
    qint64 skewMs = 0;  // of the venue's clock

    // ---- faults of the script
    void unaskedImage(const QString& symbol);  // Bybit: snapshot in mid-stream
    // Sequence numbers begin anew. Where they are times the venue's clock is set back by two hours.
    void renumber(const std::string& symbol);
    // What REST says about books is made up from the truth like this (64).
    std::function<void(TruthBook&)> editImages;
    // The truth's books are moved from outside, not by `step`: what is served follows them.
    bool booksMoveOutside = false;
    // Images are answered with the book of this many steps ago, `count` times (26).
    void oldImages(int steps, int count)
    {
        m_oldImageSteps = steps;
        m_oldImages = count;
    }

protected:
    void working(bool begins) override;
    const sim::ServedBook& imageOf(const sim::ServedSymbol& s) override;

private:
    struct Pair {
        std::unique_ptr<TruthSymbol> truth;
        sim::ServedSymbol* served = nullptr;
    };
    struct ScriptPast;
    std::string truthName(const std::string& wire) const;
    Pair* pairOf(Market market, const std::string& name);
    Pair* pairOf(const sim::ServedSymbol& s);
    qint64 clock() const;
    void serve(Pair& pair, const TruthStep& step);
    void serveContext(Pair& pair);

    const Dialect m_venue;
    std::unique_ptr<ScriptPast> m_past;
    std::vector<Pair> m_pairs;
    QTimer m_timer;
    int m_stepMs;
    int m_steps = 0;
    int m_oldImageSteps = 0, m_oldImages = 0;
    sim::ServedBook m_image;
    int m_working = 0;
    std::unique_ptr<TestWork> m_work;
};

}  // namespace plimsoll::test
