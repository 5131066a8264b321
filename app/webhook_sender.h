// The part of Webhooks that lives in their thread.
#pragma once

#include "app/webhook_queue.h"
#include "model/config.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>
#include <vector>

class QNetworkAccessManager;
class QNetworkProxy;
class QNetworkReply;
class QNetworkRequest;
class QTimer;

namespace plimsoll {

class ProxyQuestion;

// One try to post: from its beginning to its end within a deadline, whatever the other side does.
class HookTry : public QObject {
    Q_OBJECT
public:
    HookTry(const NetworkConfig& network, const HookLimits& limits, QObject* parent);
    ~HookTry() override;

    using Done = std::function<void(const HookOutcome&)>;
    // Not before the last one is done.
    void begin(const Hook& hook, const QByteArray& body, Done done);

private:
    void send(const QNetworkRequest& request, const QByteArray& body, const QNetworkProxy& proxy);
    void finish(const HookOutcome& outcome);
    void read();
    HookOutcome troubleOf(QNetworkReply& reply) const;

    const NetworkConfig m_network;
    const HookLimits m_limits;
    QNetworkAccessManager* m_manager;
    ProxyQuestion* m_question = nullptr;  // our child; finish() parts with it
    QNetworkReply* m_reply = nullptr;
    QTimer* m_deadline;
    QByteArray m_body;
    HookForm m_form = HookForm::Json;
    QUrl m_url;
    QString m_host, m_tlsTrouble;
    Done m_done;
};

class HookSender : public QObject {
    Q_OBJECT
public:
    HookSender(const NetworkConfig& network, const HookLimits& limits);
    ~HookSender() override;

    void setHooks(const std::vector<Hook>& hooks);
    void post(const VoicePost& post);
    void test(const Hook& hook, const VoicePost& post);

Q_SIGNALS:
    void healthChanged(const std::vector<plimsoll::HookHealth>& health);
    void tested(quint32 id, bool good, const QString& text);

private:
    struct Line;
    void step(Line& line);
    void tell();

    const NetworkConfig m_network;
    const HookLimits m_limits;
    const SystemClock m_clock;
    std::vector<std::unique_ptr<Line>> m_lines;
};

}  // namespace plimsoll
