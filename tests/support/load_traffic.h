// A scripted venue that speaks as much as a real one does with many instruments, or many times that: frames are
// made once, in the venue's words, and played with new numbers and times. What was sent is counted, and the books
// that it leads to are the truth's, so that nothing can be lost unnoticed.
#pragma once

#include "tests/support/fake_venue.h"

#include <QHash>
#include <QPointer>
#include <QSet>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll::test {

// What a topic is about.
enum class LoadKind {
    Book,
    Best,
    Trade,
    Ticker,
    Mark,
    Index,
    Interest,
    Rate,
    Context,
    Liquidation,
    AllMarks,
    AllTickers,
    Packed,
    AllContexts,
    AllLiquidations
};

// How much is said, as multiples of what calm sessions have, by what it is about. `wide`: changes of books reach
// over many times as many levels. Liquidations come only where `liquidations` is above zero.
struct LoadFactors {
    double books = 1, best = 1, trades = 1, others = 1, liquidations = 0;
    bool wide = false;
    double of(LoadKind kind) const;
};
// "calm", "busy" and "cascade"; anything else is calm.
LoadFactors loadFactors(std::string_view level);

struct LoadRate {
    FakeVenue::Dialect dialect;
    Market market;
    const char *begins, *ends;  // of the topic
    LoadKind kind;
    double major, other;  // frames a second: BTC and ETH, the others
    int levels;           // a side and frame
};

// Texts of one topic. "~T" stands for a time, "~F", "~L", "~P" for the first, last and previous number.
struct LoadText {
    QByteArray text;
    std::vector<Side0::Row> bids, asks;  // what it changes, of a book
};
LoadText loadText(const LoadRate& rate, const QByteArray& topic, const TruthSymbol& truth, int variant, int assets,
                  bool wide = false);

class LoadTraffic {
public:
    static constexpr int kVariants = 8, kWider = 6;

    // Symbols: BTC, ETH and coins up to `assets`, perp and spot. Hyperliquid has spot of the first two, by their
    // wrapped names; few others are there.
    LoadTraffic(FakeVenue::Dialect dialect, int assets);

    FakeVenue& venue() { return m_venue; }
    static std::string asset(int i);
    const TruthSymbol* find(Market market, int i) const { return m_venue.find(market, asset(i) + "USDT"); }
    // Subscriptions that came since, and connections that went.
    void discover();
    // What `seconds` of `times` that traffic are.
    void play(double seconds, double times, const LoadFactors& factors = {});

    // By what it says; a frame may say something of every asset.
    struct Sent {
        quint64 frames = 0, bytes = 0, books = 0, trades = 0, liquidations = 0, rates = 0, interests = 0;
    };
    const Sent& sent() const { return m_sent; }
    // Bytes that the other side has not taken yet.
    qint64 waiting() const;
    // Every text on every connection: these, the server's own and its answers.
    quint64 texts() const { return m_sent.frames + m_venue.framesSent() + m_venue.textsTold(); }
    QStringList unknownTopics() const { return {m_unknown.begin(), m_unknown.end()}; }

private:
    struct Template {
        QByteArray wire;
        struct Place {
            qsizetype at;
            char what;
        };
        std::vector<Place> places;
        LoadText says;
    };
    struct Stream {
        std::vector<QPointer<FakeVenueSocket>> sockets;
        TruthSymbol* book = nullptr;  // that this stream moves
        LoadKind kind = LoadKind::Best;
        std::vector<Template> variants, wide;  // wide: of books alone, made when first wanted
        QByteArray topic;
        const LoadRate* rate = nullptr;
        const TruthSymbol* truth = nullptr;
        double perSecond = 0, due = 0;
        qint64 last = 0, step = 1;
        int next = 0;
    };
    const LoadRate* rateOf(Market market, const QString& topic) const;
    void add(FakeVenueSocket* socket, const QString& name);
    void frame(Stream& s, qint64 nowMs, bool wide);
    void count(const Stream& s);
    static Template prepared(LoadText says);

    FakeVenue m_venue;
    FakeVenue::Dialect m_dialect;
    int m_assets;
    QHash<QString, Stream> m_streams;  // by "perp:btcusdt@aggTrade"
    QHash<FakeVenueSocket*, QByteArray> m_out;
    QSet<QString> m_unknown;
    Sent m_sent;
    std::mt19937 m_random{3};
};

}  // namespace plimsoll::test
