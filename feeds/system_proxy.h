// Which proxy leads to a host, without ever waiting for the system's word on it.
//
// The system may have to fetch a script and run it, and where the script's server says nothing that takes without
// end: Qt asks in one thread for the whole process. So a thread of our own asks, and whoever dials is told.
#pragma once

#include "model/config.h"

#include <QNetworkProxy>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>

namespace plimsoll {

// Where nobody has to be asked: loopback has none, the config names one, or the system has said it within the last
// minutes. Empty: a ProxyQuestion has to be put.
std::optional<QNetworkProxy> proxyAtOnce(const QUrl& url, const NetworkConfig& config);

// Nothing was reached the way that was told: the next one who dials asks again.
void forgetProxy(const QUrl& url);

// The system is being asked, at this moment.
bool proxyAwaited();

// Instead of the system, for tests; empty: the system. May take as long as it likes. What is known is forgotten.
using ProxyAsker = std::function<QNetworkProxy(const QUrl& url)>;
void setProxyAsker(ProxyAsker asker);

// Asks the system. Either `answered` or `unanswered` comes, once, from the event loop of the thread it lives in.
class ProxyQuestion final : public QObject {
    Q_OBJECT
public:
    ProxyQuestion(const QUrl& url, std::chrono::milliseconds patience, QObject* parent);
    ~ProxyQuestion() override;

    void take(const QNetworkProxy& proxy);  // from whoever asked, in this object's thread

Q_SIGNALS:
    void answered(const QNetworkProxy& proxy);
    void unanswered(const QString& why);  // nothing was said in time

private:
    void withdraw();

    QTimer m_deadline;
    bool m_over = false;
};

}  // namespace plimsoll
