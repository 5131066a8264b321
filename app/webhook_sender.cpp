#include "app/webhook_sender.h"

#include "app/webhooks.h"
#include "feeds/system_proxy.h"
#include "feeds/transport.h"
#include "widgets/ui_text.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace plimsoll {

namespace {

// Of a network error, in words that never have the address in them: Qt's own do.
QString errorWords(QNetworkReply::NetworkError error)
{
    switch (error) {
        case QNetworkReply::ConnectionRefusedError: return UiText::tr("the connection was refused");
        case QNetworkReply::RemoteHostClosedError:
            return UiText::tr("the connection was closed without an answer");
        case QNetworkReply::HostNotFoundError: return UiText::tr("the host has no address");
        case QNetworkReply::TimeoutError: return UiText::tr("no answer in time");
        case QNetworkReply::SslHandshakeFailedError: return UiText::tr("no encrypted connection came about");
        case QNetworkReply::TemporaryNetworkFailureError:
        case QNetworkReply::NetworkSessionFailedError: return UiText::tr("there is no network");
        case QNetworkReply::ProxyConnectionRefusedError:
        case QNetworkReply::ProxyConnectionClosedError:
        case QNetworkReply::ProxyNotFoundError:
        case QNetworkReply::ProxyTimeoutError:
        case QNetworkReply::ProxyAuthenticationRequiredError: return UiText::tr("the proxy does not let it pass");
        default: break;  // Qt's enum, with a hundred names
    }
    return UiText::tr("what came back was no answer of a web server");
}

bool sameReader(const Hook& a, const Hook& b)
{
    return a.url == b.url && a.form == b.form && (a.form != HookForm::Telegram || a.chat == b.chat);
}

}  // namespace

HookTry::HookTry(const NetworkConfig& network, const HookLimits& limits, QObject* parent)
    : QObject(parent),
      m_network(network),
      m_limits(limits),
      m_manager(new QNetworkAccessManager(this)),
      m_deadline(new QTimer(this))
{
    m_manager->setAutoDeleteReplies(false);
    m_deadline->setSingleShot(true);
    connect(m_deadline, &QTimer::timeout, this, [this] {
        finish({HookOutcome::Kind::Again,
                UiText::tr("no whole answer within %1 s").arg(m_limits.deadline.count() / 1000.0),
                {}});
    });
}

HookTry::~HookTry()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
    }
}

void HookTry::begin(const Hook& hook, const QByteArray& body, Done done)
{
    m_done = std::move(done);
    m_form = hook.form;
    m_body.clear();
    m_tlsTrouble.clear();
    const QUrl url(hook.url, QUrl::StrictMode);
    m_url = url;
    m_host = url.host();
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    request.setRawHeader("User-Agent", userAgent());
    request.setRawHeader("Connection", "close");
    request.setSslConfiguration(tlsConfiguration(m_network));
    m_deadline->start(m_limits.deadline);
    if (const auto known = proxyAtOnce(url, m_network)) {
        send(request, body, *known);
        return;
    }
    m_question = new ProxyQuestion(url, m_limits.deadline / 2, this);
    connect(m_question, &ProxyQuestion::answered, this,
            [this, request, body](const QNetworkProxy& proxy) { send(request, body, proxy); });
    connect(m_question, &ProxyQuestion::unanswered, this, [this](const QString& why) {
        finish({HookOutcome::Kind::Again, UiText::tr("the proxy cannot be reached (%1)").arg(why), {}});
    });
}

void HookTry::send(const QNetworkRequest& request, const QByteArray& body, const QNetworkProxy& proxy)
{
    m_manager->setProxy(proxy);
    m_reply = m_manager->post(request, body);
    m_reply->setReadBufferSize(m_limits.replyBytes);
    connect(m_reply, &QNetworkReply::readyRead, this, &HookTry::read);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError>& errors) {
        m_tlsTrouble = tlsErrorText(errors, m_host);  // and it ends here: nothing is waved through
    });
    connect(m_reply, &QNetworkReply::finished, this, [this] {
        if (!m_reply) return;
        read();
        if (m_reply) finish(troubleOf(*m_reply));
    });
}

void HookTry::read()
{
    if (!m_reply) return;
    m_body += m_reply->read(m_limits.replyBytes);
    if (m_body.size() >= m_limits.replyBytes)
        finish({HookOutcome::Kind::Never, UiText::tr("its answer does not end"), {}});
}

HookOutcome HookTry::troubleOf(QNetworkReply& reply) const
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto error = reply.error();
    // An answer with a status speaks for itself, whatever Qt makes of it; one that broke off does not.
    const bool whole = error == QNetworkReply::NoError || error >= QNetworkReply::ContentAccessDenied;
    if (status >= 100 && whole && error != QNetworkReply::ProtocolFailure) {
        const auto after =
            parseRetryAfter(reply.rawHeader("Retry-After"), reply.rawHeader("Date"),
                            std::chrono::time_point_cast<Timestamp::duration>(std::chrono::system_clock::now()));
        return hookOutcome(m_form, status, m_body, after);
    }
    return {HookOutcome::Kind::Again, m_tlsTrouble.isEmpty() ? errorWords(error) : m_tlsTrouble, {}};
}

void HookTry::finish(const HookOutcome& outcome)
{
    m_deadline->stop();
    // Perhaps another way leads there by the next try.
    if (outcome.kind == HookOutcome::Kind::Again) forgetProxy(m_url);
    if (ProxyQuestion* question = std::exchange(m_question, nullptr)) {
        question->disconnect(this);
        question->deleteLater();
    }
    if (QNetworkReply* reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
    if (Done done = std::exchange(m_done, nullptr)) done(outcome);
}

// ---- The lines ----------------------------------------------------------------------------

struct HookSender::Line {
    Hook hook;
    HookQueue queue;
    std::unique_ptr<HookTry> attempt;
    std::unique_ptr<QTimer> wake;
};

HookSender::HookSender(const NetworkConfig& network, const HookLimits& limits)
    : m_network(network), m_limits(limits)
{
}

HookSender::~HookSender() = default;

void HookSender::setHooks(const std::vector<Hook>& hooks)
{
    std::vector<std::unique_ptr<Line>> before = std::move(m_lines);
    m_lines.clear();
    for (const Hook& h : hooks) {
        const auto same =
            std::find_if(before.begin(), before.end(), [&](const auto& l) { return l && l->hook.id == h.id; });
        // What waits for an address or a chat that has changed was meant for another reader.
        if (same != before.end() && sameReader((*same)->hook, h) && h.on) {
            (*same)->hook = h;
            m_lines.push_back(std::move(*same));
            continue;
        }
        auto line = std::make_unique<Line>(Line{h, HookQueue(m_limits), nullptr, nullptr});
        line->wake = std::make_unique<QTimer>();
        line->wake->setSingleShot(true);
        connect(line->wake.get(), &QTimer::timeout, this, [this, l = line.get()] { step(*l); });
        m_lines.push_back(std::move(line));
    }
    tell();
}

void HookSender::post(const VoicePost& post)
{
    bool any = false;
    for (const auto& line : m_lines) {
        if (!hookWants(line->hook, post)) continue;
        line->queue.push(post, m_clock.mono());
        any = true;
        step(*line);
    }
    if (any) tell();
}

void HookSender::step(Line& line)
{
    const Mono now = m_clock.mono();
    if (const auto next = line.queue.take(now)) {
        if (!line.attempt) line.attempt = std::make_unique<HookTry>(m_network, m_limits, nullptr);
        const auto waited = std::chrono::duration_cast<std::chrono::seconds>(next->waited);
        constexpr std::chrono::seconds kLate{30};
        const QByteArray body =
            hookBody(line.hook, *next->post, waited >= kLate ? waited : std::chrono::seconds{0});
        line.attempt->begin(line.hook, body, [this, l = &line](const HookOutcome& outcome) {
            l->queue.answered(outcome, {m_clock.wall(), m_clock.mono()});
            tell();
            l->wake->start(0);
        });
        return;
    }
    if (const auto due = line.queue.due()) {
        const auto wait = std::chrono::ceil<std::chrono::milliseconds>(*due - now);
        line.wake->start(std::max(wait, std::chrono::milliseconds{1}));
    }
}

void HookSender::test(const Hook& hook, const VoicePost& post)
{
    auto* attempt = new HookTry(m_network, m_limits, this);
    attempt->begin(hook, hookBody(hook, post), [this, attempt, id = hook.id](const HookOutcome& outcome) {
        const bool good = outcome.kind == HookOutcome::Kind::Good;
        Q_EMIT tested(id, good, good ? UiText::tr("the message was taken") : outcome.text);
        attempt->deleteLater();
    });
}

void HookSender::tell()
{
    std::vector<HookHealth> all;
    for (const auto& line : m_lines) {
        HookHealth h = line->queue.health();
        h.id = line->hook.id;
        if (!line->hook.on) h.light = HookHealth::Light::Off;
        all.push_back(std::move(h));
    }
    Q_EMIT healthChanged(all);
}

}  // namespace plimsoll
