#include "ui/settings_network.h"

#include "widgets/venue_key.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QUrl>

namespace plimsoll {

namespace {

enum Kind { AsSystem, Http, Socks };
const char* const kSchemes[] = {"", "http", "socks5"};

void say(QLabel* label, const QString& text, const QColor& colour)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
    QPalette colours = label->palette();
    colours.setColor(QPalette::WindowText, colour);
    label->setPalette(colours);
}

PathCheck::Look lookAtCa(std::function<QString(const QString&)> problem)
{
    return [problem = std::move(problem)](const QString& file) {
        if (!QFileInfo(file).isFile()) return NetworkPage::tr("There is no such file");
        return problem ? problem(file) : QString();
    };
}

}  // namespace

NetworkPage::NetworkPage(const Theme& theme, RunFacts facts, QWidget* parent)
    : SettingsPage(QStringLiteral("network"), theme, parent),
      m_facts(std::move(facts)),
      m_check(*this, lookAtCa(m_facts.caProblem), [this] { fileChecked(); })
{
    addHead(tr("Venues"));
    for (const VenueId v : kVenues) {
        auto* box = m_venues[static_cast<std::size_t>(v)] = new QCheckBox(tr("On"), this);
        connect(box, &QCheckBox::toggled, this, &NetworkPage::typed);
        addRow(named(venueNameText(v)), box, {});
    }
    m_spot = new QCheckBox(tr("Beside the perpetual ones"), this);
    connect(m_spot, &QCheckBox::toggled, this, &NetworkPage::typed);
    addRow(named("Spot markets"), m_spot, tr("For basis and premium. Fewer topics without them"));
    m_top = new QSpinBox(this);
    m_top->setRange(preference_limits::kLeastAssets, preference_limits::kMostAssets);
    m_top->setPrefix(tr("the largest "));
    connect(m_top, &QSpinBox::valueChanged, this, &NetworkPage::typed);
    addRow(named("Assets"), m_top, tr("By open interest; what you look at or hold is watched besides"));
    m_venueNote = addNote({}, "muted");
    QStringList given;
    if (!m_facts.live) given << tr("This run is a recording: it has its own venues.");
    if (m_facts.byCommandLine.contains(QLatin1String("venues")) ||
        m_facts.byCommandLine.contains(QLatin1String("spot")) ||
        m_facts.byCommandLine.contains(QLatin1String("topAssets")))
        given << tr("This run has some of it from the command line, which goes before.");
    m_venueNote->setText(given.join(u' '));
    m_venueNote->setVisible(!given.isEmpty());

    addHead(tr("Proxy"));
    m_kind = choiceOf({tr("As the system says"), tr("HTTP"), tr("SOCKS 5")});
    connect(m_kind, &QComboBox::currentIndexChanged, this, &NetworkPage::showState);
    addRow(named("Kind"), m_kind, tr("For venues and webhooks; never for this computer itself"), true);
    m_host = new QLineEdit(this);
    m_host->setPlaceholderText(tr("proxy.example:3128"));
    m_host->setMinimumWidth(220);
    addRow(named("Host and port"), m_host, {}, true);
    m_user = new QLineEdit(this);
    m_user->setMinimumWidth(220);
    addRow(named("User"), m_user, {});
    m_password = new QLineEdit(this);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setMinimumWidth(220);
    addRow(named("Password"), m_password,
           tr("Kept in the settings file, which only you can read; never in logs or exports"));
    for (QLineEdit* l : {m_host, m_user, m_password})
        connect(l, &QLineEdit::editingFinished, this, &NetworkPage::typed);
    m_proxyNote = addNote({}, "base");
    m_proxyNote->setObjectName(QStringLiteral("proxyNote"));

    addHead(tr("Trust"));
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    m_file = new QLineEdit(row);
    m_file->setPlaceholderText(tr("none: the system's alone"));
    m_file->setMinimumWidth(
        std::max(180, m_file->fontMetrics().horizontalAdvance(m_file->placeholderText()) + 24));
    m_file->setAccessibleName(tr("File of extra certificates"));
    connect(m_file, &QLineEdit::editingFinished, this, &NetworkPage::fileTyped);
    auto* choose = new QPushButton(tr("File\u2026"), row);
    choose->setAutoDefault(false);
    choose->setAccessibleName(tr("Choose the file of extra certificates"));
    connect(choose, &QPushButton::clicked, this, &NetworkPage::chooseFile);
    line->addWidget(m_file, 1);
    line->addWidget(choose);
    row->setFocusProxy(m_file);
    addRow(named("Extra certificates"), row,
           tr("PEM: the anchor of a proxy that looks into connections. Certificates are always checked"), true);
    m_caNote = addNote({}, "base");
    m_caNote->setObjectName(QStringLiteral("caNote"));
    finish();
}

QString NetworkPage::typedProxy() const
{
    if (m_kind->currentIndex() == AsSystem) return {};
    const QString host = m_host->text().trimmed();
    QUrl url(QString::fromLatin1(kSchemes[m_kind->currentIndex()]) + QStringLiteral("://") + host,
             QUrl::StrictMode);
    if (!url.isValid())
        return QStringLiteral("%1://%2").arg(QLatin1String(kSchemes[m_kind->currentIndex()]), host);
    if (!m_user->text().isEmpty()) url.setUserName(m_user->text());
    if (!m_password->text().isEmpty()) url.setPassword(m_password->text());
    return url.toString(QUrl::FullyEncoded);
}

QString NetworkPage::proxyTrouble() const
{
    return proxyProblem(typedProxy());
}

QString NetworkPage::typedFile() const
{
    return m_file->text().trimmed();
}

std::optional<QString> NetworkPage::caTrouble() const
{
    return m_check.trouble(typedFile());
}

void NetworkPage::typed()
{
    m_check.ask(typedFile(), m_kept.caFile);
    showState();
    Q_EMIT edited();
}

// Also the same once more: what was wrong with it may have been mended.
void NetworkPage::fileTyped()
{
    m_check.ask(typedFile(), m_kept.caFile, true);
    typed();
}

void NetworkPage::fileChecked()
{
    showState();
    if (caTrouble() && typedFile() != m_kept.caFile) Q_EMIT edited();
    Q_EMIT settled();
}

bool NetworkPage::waits() const
{
    return typedFile() != m_kept.caFile && m_check.asks(typedFile());
}

void NetworkPage::showState()
{
    const bool own = m_kind->currentIndex() != AsSystem;
    for (QLineEdit* l : {m_host, m_user, m_password}) l->setEnabled(own);
    const QString wrong = own && m_host->text().isEmpty() ? tr("The host is missing") : proxyTrouble();
    say(m_proxyNote,
        wrong.isEmpty() ? (m_facts.byCommandLine.contains(QLatin1String("proxy"))
                               ? tr("This run has its proxy from the command line, which goes before.")
                               : QString())
                        : wrong + tr(". It is not kept"),
        theme().severity.warn);
    m_host->setProperty("bad", !wrong.isEmpty());
    if (const std::optional<QString> ca = caTrouble())
        say(m_caNote, ca->isEmpty() ? QString() : *ca + tr(". It is not kept"), theme().severity.warn);
    else
        say(m_caNote, PathCheck::waiting(), theme().text.muted);
    int on = 0;
    for (QCheckBox* b : m_venues) on += b->isChecked();
    // The last one stays: without any there is nothing to show.
    for (QCheckBox* b : m_venues) b->setEnabled(m_facts.live && (on > 1 || !b->isChecked()));
}

void NetworkPage::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Extra certificates"), QFileInfo(m_file->text()).absolutePath(),
                                   tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        m_file->setText(file);
        fileTyped();
    });
    dialog->open();
}

void NetworkPage::setPreferences(const Preferences& p)
{
    const bool fileStands = typedFile() == m_kept.caFile;
    m_kept = p;
    for (const VenueId v : kVenues) {
        QCheckBox* box = m_venues[static_cast<std::size_t>(v)];
        const QSignalBlocker quiet(box);
        box->setChecked((p.venues >> static_cast<unsigned>(v)) & 1u);
    }
    const QSignalBlocker a(m_spot), b(m_top), c(m_kind);
    m_spot->setChecked(p.spot);
    m_top->setValue(p.topAssets);
    // What is being typed and makes no sense yet is not taken away.
    if (proxyTrouble().isEmpty() && typedProxy() != p.proxy) {
        const QUrl url(p.proxy);
        m_kind->setCurrentIndex(p.proxy.isEmpty()                         ? AsSystem
                                : url.scheme() == QLatin1String("socks5") ? Socks
                                                                          : Http);
        m_host->setText(p.proxy.isEmpty() ? QString()
                        : url.port() > 0  ? QStringLiteral("%1:%2").arg(url.host()).arg(url.port())
                                          : url.host());
        m_user->setText(url.userName(QUrl::FullyDecoded));
        m_password->setText(url.password(QUrl::FullyDecoded));
    }
    if (fileStands || caTrouble() == QString()) m_file->setText(p.caFile);
    m_check.ask(typedFile(), p.caFile);
    showState();
}

void NetworkPage::take(Preferences& p) const
{
    p.venues = 0;
    for (const VenueId v : kVenues)
        if (m_venues[static_cast<std::size_t>(v)]->isChecked())
            p.venues = static_cast<std::uint8_t>(p.venues | (1u << static_cast<unsigned>(v)));
    if (p.venues == 0) p.venues = m_kept.venues;
    p.spot = m_spot->isChecked();
    p.topAssets = m_top->value();
    const bool half = m_kind->currentIndex() != AsSystem && m_host->text().trimmed().isEmpty();
    if (!half && proxyTrouble().isEmpty()) p.proxy = typedProxy();
    if (caTrouble() == QString()) p.caFile = typedFile();
}

void NetworkPage::reset(Preferences& p) const
{
    const Preferences usual;
    p.venues = usual.venues;
    p.spot = usual.spot;
    p.topAssets = usual.topAssets;
    p.proxy = usual.proxy;
    p.caFile = usual.caFile;
    // The fields too, whatever stood in them.
    m_kind->setCurrentIndex(AsSystem);
    m_file->clear();
}

}  // namespace plimsoll
