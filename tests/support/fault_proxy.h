// What stands between the program and a simulated venue, and does to the wire what networks, proxies and venues
// do: it refuses, delays, holds, dribbles, cuts, resets, half-opens, loses, doubles, swaps, replays, damages,
// floods, answers for the venue, and presents other certificates. It speaks TCP and TLS to the program, plain TCP
// to the venue, and knows where requests, answers and frames end.
//
// It lives in the thread that made it. What the program did is counted here as the venue would count it.
#pragma once

#include "feeds/venue.h"
#include "tests/support/wire_frames.h"

#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QStringList>
#include <QTcpServer>
#include <QTimer>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <vector>

namespace plimsoll::test {

class ProxyPipe;

// Milliseconds of the machine's monotonic clock, for all threads.
qint64 monoMs();

class FaultProxy : public QObject {
    Q_OBJECT
public:
    // What a text must hold to be meant.
    struct Words {
        QList<QByteArray> all;
        qsizetype bytes = 0;  // and at least so long
        bool in(const QByteArray& text) const;
    };

    FaultProxy(VenueId venue, quint16 upstream, QObject* parent = nullptr);
    ~FaultProxy() override;

    VenueId venue() const { return m_venue; }
    bool listen();         // again at the same port, once it had one
    void stopListening();  // the port refuses
    quint16 port() const { return m_port; }
    // The venue's addresses, with this in between. TLS: by the name of the certificates.
    Endpoints endpoints(Endpoints of) const;
    void useTls(const std::optional<QSslConfiguration>& tls) { m_tls = tls; }  // from the next connection on

    // ---- what the program did
    struct Knock {
        qint64 atMs;  // monoMs
        enum Kind { Tcp, Upgrade, Rest } kind;
        QByteArray target;  // and what was posted
    };
    std::vector<qint64> times(Knock::Kind kind, const QByteArray& part = {}) const;
    int count(Knock::Kind kind, const QByteArray& part = {}) const
    {
        return static_cast<int>(times(kind, part).size());
    }
    std::map<QByteArray, std::vector<qint64>> timesByTarget(Knock::Kind kind, const QByteArray& part) const;
    QList<QByteArray> said(const QByteArray& part) const;  // texts of the program, of all connections
    std::vector<qint64> saidAt(const Words& words) const;
    // For how long upgrades that nobody answered were waited for, in ms, of those that were given up.
    const std::vector<qint64>& givenUp() const { return m_givenUp; }
    // Connections on which something was said in the clear although TLS is spoken here.
    int inTheClear() const { return m_inTheClear; }
    void forget();
    int pongs() const { return m_pongs; }  // of the program
    void forgetPongs() { m_pongs = 0; }
    int open() const;                                            // WebSockets that are
    QList<ProxyPipe*> pipes(const QByteArray& part = {}) const;  // WebSockets; `part`: of what they carry
    // From now on: how long the venue itself takes, of the connections that carry frames with these words, from
    // the upgrade to its answer and from what was said first to the first such frame; and from a request for an
    // image to its answer. The longest of each.
    void timeBooks(const Words& frames, const QByteArray& image);
    double venuesOwnMs() const { return static_cast<double>(m_ownStream + m_ownImage); }

    // ---- connections
    void resetAll(const QByteArray& part = {});  // RST
    void endAll(const QByteArray& part = {});    // FIN and no close frame
    void cutAll();                               // FIN within a frame
    void closeAll(int code, const QByteArray& why);
    void setDeaf(bool on);                  // half-open, also what opens meanwhile: nothing passes either way
    void setMute(bool on) { m_mute = on; }  // only answers to pings pass to the program
    void setSwallowPongs(bool on) { m_swallowPongs = on; }
    void setKnockReset(bool on) { m_knockReset = on; }        // accepted, and reset at once
    void setHandshakeDrop(bool on) { m_handshakeDrop = on; }  // ended as soon as the program has said anything
    void setHold(bool on);                                    // frames wait, then go at once
    void setDelay(int fromMs, int toMs);                      // 0, 0: none; order is kept
    void setDribble(int everyMs, const QByteArray& part);     // a byte at a time; 0: at once again

    // ---- upgrades
    enum class Upgrade { Pass, Status, Never, Garbage, Redirect, FalseKey, EndlessHead };
    void setUpgrade(Upgrade how, int status = 0, int retryAfter = -1, const QByteArray& body = {});

    // ---- frames of the venue whose text holds all `words`: each becomes what `edit` makes of it, `count` times
    using Edit = std::function<QList<QByteArray>(const QByteArray&)>;
    void edit(const Words& words, int count, Edit edit);  // `count` below 0: until `clear`
    int edited() const { return m_edited; }
    qint64 editedAt() const { return m_editedAt; }  // the last of them, monoMs
    bool editing() const;                           // a counted one waits for more
    static Edit drop();
    static Edit dropEvery(int nth);
    static Edit twice();
    static Edit swap();  // count 2
    static Edit truncate();
    static Edit replace(const QByteArray& from, const QByteArray& to);
    // What passed a while ago and holds the words comes again.
    void replay(const Words& words, int count);
    // Bytes or a text of nobody's, on the connections that carry `part`.
    void inject(const QByteArray& wire, const QByteArray& part = {});
    void injectText(const QByteArray& text, const QByteArray& part = {});
    // What the program says and holds the word does not pass.
    void swallow(const QByteArray& word) { m_swallowed = word; }

    // ---- REST: of requests whose address or body holds `part`
    struct Reply {
        enum Kind { Answer, Hang, Truncate, Loop, Reset, Dribble, Bomb } kind = Answer;
        int status = 200;
        QByteArray body, type = "application/json";
        int retryAfter = -1;
    };
    static const QByteArray& bomb();  // 200 MB of nothing in about 900 kB
    void setRest(const QByteArray& part, const Reply& reply);
    // Good answers pass changed: by their body.
    void editRest(const QByteArray& part, std::function<QByteArray(const QByteArray&)> edit);
    void clear();  // all of the above but connections that are gone

private:
    friend class ProxyPipe;
    class Server;
    struct Rule {
        Words words;
        int left;
        Edit edit;
    };
    void adopt(QTcpSocket* socket);
    void note(Knock::Kind kind, const QByteArray& target);
    QList<QByteArray> passed(const QByteArray& text, const ProxyPipe* by);
    const Reply* replyFor(const QByteArray& target) const;
    void beat();

    const VenueId m_venue;
    const quint16 m_upstream;
    quint16 m_port = 0;
    std::unique_ptr<Server> m_server;
    std::optional<QSslConfiguration> m_tls;
    QList<ProxyPipe*> m_pipes;
    std::deque<Knock> m_knocks;
    struct Said {
        qint64 atMs;
        QByteArray text;
    };
    std::deque<Said> m_said;
    std::vector<qint64> m_givenUp;
    int m_inTheClear = 0;
    struct Passed {
        const ProxyPipe* by;
        QByteArray text;
    };
    std::deque<Passed> m_past;
    Words m_timed;
    QByteArray m_timedImage;
    qint64 m_timedSince = 0, m_ownStream = 0, m_ownImage = 0;

    bool m_deaf = false, m_mute = false, m_swallowPongs = false, m_knockReset = false, m_handshakeDrop = false;
    bool m_hold = false;
    int m_delayFrom = 0, m_delayTo = 0, m_dribble = 0;
    qint64 m_dueLast = 0;
    QByteArray m_dribblePart, m_swallowed;
    QTimer m_beat;
    std::mt19937 m_random{7};
    Upgrade m_upgrade = Upgrade::Pass;
    int m_upgradeStatus = 0, m_upgradeRetry = -1;
    QByteArray m_upgradeBody;
    std::deque<Rule> m_rules;
    int m_edited = 0, m_pongs = 0;
    qint64 m_editedAt = 0;
    QList<std::pair<QByteArray, Reply>> m_rest;
    QList<std::pair<QByteArray, std::function<QByteArray(const QByteArray&)>>> m_restEdits;
};

}  // namespace plimsoll::test
