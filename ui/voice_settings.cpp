#include "ui/voice_settings.h"

#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/voice_pages.h"
#include "ui/voice_tray.h"
#include "widgets/format.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>
#include <QTimeEdit>
#include <QVBoxLayout>

namespace plimsoll {

namespace {

QLabel* words(const QString& said, const char* tone, QWidget* parent)
{
    auto* l = new QLabel(said, parent);
    l->setProperty("tone", tone);
    l->setTextFormat(Qt::PlainText);
    l->setWordWrap(true);
    return l;
}

QPushButton* button(const QString& said, QWidget* parent)
{
    auto* b = new QPushButton(said, parent);
    b->setAutoDefault(false);
    return b;
}

QTime timeOf(int minute)
{
    return QTime(0, 0).addSecs(minute * 60);
}

int minuteOf(const QTime& t)
{
    return t.hour() * 60 + t.minute();
}

// A row of widgets that does not grow.
QHBoxLayout* row(std::initializer_list<QWidget*> widgets)
{
    auto* l = new QHBoxLayout;
    l->setSpacing(8);
    for (QWidget* w : widgets) {
        // Words at the end have what is left, in as many lines as they need.
        auto* last = w == *(widgets.end() - 1) ? qobject_cast<QLabel*>(w) : nullptr;
        if (last) last->setWordWrap(true);
        l->addWidget(w, last ? 1 : 0);
    }
    if (!qobject_cast<QLabel*>(*(widgets.end() - 1))) l->addStretch(1);
    return l;
}

constexpr std::array kSeverities = {Severity::Notice, Severity::Warning, Severity::Critical};

}  // namespace

VoiceSettings::VoiceSettings(const Theme& theme, VoiceDesk& desk, AlertBook& book, bool reducedMotion,
                             QWidget* parent)
    : QDialog(parent), m_theme(theme), m_desk(desk), m_book(book), m_before(desk.choice())
{
    setObjectName(QStringLiteral("voiceSettings"));
    setWindowTitle(tr("Notifications"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    m_tabs = new QTabWidget(this);
    m_tabs->setAccessibleName(windowTitle());
    column->addWidget(m_tabs, 1);
    const auto page = [&](const QString& title, void (VoiceSettings::*build)(QVBoxLayout*)) {
        auto* w = new QWidget(m_tabs);
        auto* l = new QVBoxLayout(w);
        l->setContentsMargins(12, 12, 12, 12);
        l->setSpacing(8);
        (this->*build)(l);
        l->addStretch(1);
        m_tabs->addTab(w, title);
    };
    page(tr("Seen"), &VoiceSettings::buildSeen);
    page(tr("Heard"), &VoiceSettings::buildHeard);
    page(tr("Quiet and stories"), &VoiceSettings::buildQuiet);
    m_hooks = new HookPage(theme, desk, m_tabs);
    auto* hooks = new QWidget(m_tabs);
    auto* hookColumn = new QVBoxLayout(hooks);
    hookColumn->addWidget(m_hooks, 1);
    m_madeUp = new QCheckBox(tr("Post simulated and replayed news too"), hooks);
    hookColumn->addWidget(m_madeUp);
    hookColumn->addWidget(words(tr("Each such message begins with SIMULATED or REPLAY"), "faint", hooks));
    m_tabs->addTab(hooks, tr("Webhooks"));
    m_mutes = new MutePage(book, m_tabs);
    m_tabs->addTab(m_mutes, tr("Muted"));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_apply = buttons->button(QDialogButtonBox::Ok);
    m_apply->setText(tr("Apply"));
    m_cancel = buttons->button(QDialogButtonBox::Cancel);
    m_reset = buttons->addButton(tr("Defaults"), QDialogButtonBox::ResetRole);
    m_reset->setAutoDefault(false);
    m_reset->setToolTip(tr("All but webhooks and mutes"));
    column->addWidget(buttons);

    m_still->setChecked(reducedMotion);
    connect(m_reset, &QPushButton::clicked, this, [this] { fill(VoiceChoice{}); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (const QString wrong = m_hooks->problem(); !wrong.isEmpty()) {
            showPage(Hooks);
            return;
        }
        const bool changed = !(choice() == m_before);
        // Chosen or ended elsewhere while this was open, and not touched here: it stays as it is there.
        if (m_quietUntil == m_before.quiet.until) m_quietUntil = m_desk.choice().quiet.until;
        if (changed) Q_EMIT m_desk.choiceMade(choice());
        if (m_hooks->hooks() != m_desk.hooks()) Q_EMIT m_desk.hooksMade(m_hooks->hooks());
        Q_EMIT stillChosen(m_still->isChecked());
        if (!m_embedded) return accept();
        m_before = choice();
        showState();
    });
    for (QCheckBox* c : findChildren<QCheckBox*>())
        connect(c, &QCheckBox::toggled, this, &VoiceSettings::showState);
    connect(&m_desk, &VoiceDesk::healthChanged, this, &VoiceSettings::showTrouble);
    fill(m_before);
    m_hooks->setHooks(desk.hooks());
    showTrouble();
    resize(760, 520);
    m_toasts->setFocus();
}

void VoiceSettings::embed()
{
    m_embedded = true;
    setWindowFlags(Qt::Widget);
    m_cancel->hide();
    m_apply->setAutoDefault(false);
    m_apply->setDefault(false);
    layout()->setContentsMargins(0, 4, 0, 0);
}

void VoiceSettings::showPage(Page page)
{
    m_tabs->setCurrentIndex(page);
}

void VoiceSettings::buildSeen(QVBoxLayout* column)
{
    column->addWidget(
        words(tr("The banner is always shown for critical warnings and for your own alerts"), "muted", this));
    m_toasts = new QCheckBox(tr("Toasts, lower right, 8 seconds"), this);
    m_flashes = new QCheckBox(tr("Flash the edge and the tab of the panels that know more"), this);
    m_still = new QCheckBox(tr("Reduced motion: no fades and no pulses, a steady edge instead"), this);
    for (QCheckBox* c : {m_toasts, m_flashes, m_still}) column->addWidget(c);
    column->addWidget(words(tr("Desktop"), "head", this));
    m_tray = new QCheckBox(tr("Notifications of the desktop, from"), this);
    m_trayFrom = new QComboBox(this);
    for (const Severity s : kSeverities) m_trayFrom->addItem(modelWords(severityWord(s)));
    m_trayFrom->setAccessibleName(tr("Desktop notifications from this severity"));
    auto* test = button(tr("Show one"), this);
    test->setObjectName(QStringLiteral("testTray"));
    connect(test, &QPushButton::clicked, &m_desk, &VoiceDesk::testTray);
    column->addLayout(row({m_tray, m_trayFrom, test}));
    m_trayNote =
        words(VoiceTray::possible() ? QString() : tr("This desktop has no tray now, so nothing appears there."),
              "faint", this);
    m_trayNote->setObjectName(QStringLiteral("trayNote"));
    m_trayNote->setVisible(!m_trayNote->text().isEmpty());
    column->addWidget(m_trayNote);
    m_attention = new QCheckBox(tr("Mark the window in the task bar as well"), this);
    column->addWidget(m_attention);
    column->addWidget(words(tr("Evidence"), "head", this));
    m_evidence = new QCheckBox(tr("Keep pictures and values of critical warnings, at most"), this);
    m_evidenceMost = new QSpinBox(this);
    m_evidenceMost->setRange(voice_limits::kEvidenceLeast, voice_limits::kEvidenceMost);
    m_evidenceMost->setAccessibleName(tr("Most evidence bundles that are kept"));
    auto* open = button(tr("Open folder"), this);
    connect(open, &QPushButton::clicked, &m_desk, [this] { Q_EMIT m_desk.evidenceFolderWanted(0); });
    column->addLayout(row({m_evidence, m_evidenceMost, open}));
    column->addWidget(
        words(tr("Alerts that ask for it are always kept. The oldest go first, and never more than %1 "
                 "are taken")
                  .arg(format::bytes(double(voice_limits::kEvidenceBytes))),
              "faint", this));
}

void VoiceSettings::buildHeard(QVBoxLayout* column)
{
    m_sounds = new QCheckBox(tr("Sounds"), this);
    column->addWidget(m_sounds);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(2, 1);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        SoundRow& r = m_rows[i];
        const QString severity = modelWords(severityWord(kSeverities[i]));
        r.on = new QCheckBox(severity, this);
        r.volume = new QSlider(Qt::Horizontal, this);
        r.volume->setRange(0, 100);
        r.volume->setFixedWidth(120);
        r.volume->setAccessibleName(tr("Volume of the sound for %1").arg(severity));
        connect(r.volume, &QSlider::valueChanged, this, [this, i](int v) {
            m_rows[i].volume->setToolTip(QStringLiteral("%1 %").arg(v));
            showState();
        });
        r.file = new QLineEdit(this);
        r.file->setReadOnly(true);
        r.file->setPlaceholderText(tr("Plimsoll's own"));
        r.file->setAccessibleName(tr("Sound file for %1").arg(severity));
        r.choose = button(tr("File\u2026"), this);
        r.own = button(tr("Reset"), this);
        r.test = button(tr("Play"), this);
        r.test->setObjectName(QStringLiteral("playSound%1").arg(i));
        connect(r.choose, &QPushButton::clicked, this, [this, i] { chooseFile(i); });
        connect(r.own, &QPushButton::clicked, this, [this, i] {
            m_rows[i].file->clear();
            showState();
        });
        connect(r.test, &QPushButton::clicked, this,
                [this, i] { Q_EMIT m_desk.soundTestWanted(kSeverities[i], soundChoice(i)); });
        const int at = static_cast<int>(i);
        grid->addWidget(r.on, at, 0);
        grid->addWidget(r.volume, at, 1);
        grid->addWidget(r.file, at, 2);
        grid->addWidget(r.choose, at, 3);
        grid->addWidget(r.own, at, 4);
        grid->addWidget(r.test, at, 5);
    }
    column->addLayout(grid);
    m_soundNote = words({}, "base", this);
    m_soundNote->setObjectName(QStringLiteral("soundNote"));
    m_soundNote->setAccessibleName(tr("How the sound fares"));
    column->addWidget(m_soundNote);
    column->addWidget(
        words(tr("Files: WAV always; Ogg, MP3, FLAC where the system can play them. At most one sound in two "
                 "seconds, unless it is for something worse"),
              "faint", this));
}

void VoiceSettings::buildQuiet(QVBoxLayout* column)
{
    column->addWidget(words(tr("Do not disturb"), "head", this));
    m_quietNow = words({}, "base", this);
    m_quietNow->setObjectName(QStringLiteral("quietNow"));
    auto* hour = button(tr("For an hour"), this);
    auto* eight = button(tr("For 8 hours"), this);
    m_endQuiet = button(tr("End now"), this);
    const auto quietFor = [this](int hours) {
        m_quietUntil = m_book.now() + std::chrono::hours{hours};
        showState();
    };
    connect(hour, &QPushButton::clicked, this, [quietFor] { quietFor(1); });
    connect(eight, &QPushButton::clicked, this, [quietFor] { quietFor(8); });
    connect(m_endQuiet, &QPushButton::clicked, this, [this] {
        m_quietUntil.reset();
        showState();
    });
    column->addLayout(row({hour, eight, m_endQuiet}));
    m_daily = new QCheckBox(tr("Every day from"), this);
    m_from = new QTimeEdit(this);
    m_until = new QTimeEdit(this);
    for (QTimeEdit* t : {m_from, m_until}) {
        t->setDisplayFormat(QStringLiteral("HH:mm"));
        connect(t, &QTimeEdit::timeChanged, this, &VoiceSettings::showState);
    }
    m_from->setAccessibleName(tr("Quiet from, UTC"));
    m_until->setAccessibleName(tr("Quiet until, UTC"));
    column->addLayout(row({m_daily, m_from, new QLabel(tr("until"), this), m_until, new QLabel(tr("UTC"), this)}));
    m_hooksToo = new QCheckBox(tr("Webhooks are silent then too"), this);
    column->addWidget(m_hooksToo);
    column->addWidget(m_quietNow);
    column->addWidget(
        words(tr("Silences sounds, toasts and the desktop's notifications. Never the banner: what is "
                 "critical is there to be seen"),
              "faint", this));
    column->addWidget(words(tr("Stories"), "head", this));
    m_fold = new QCheckBox(tr("Fold into one story from"), this);
    m_foldFrom = new QSpinBox(this);
    m_foldFrom->setRange(voice_limits::kFoldLeast, voice_limits::kFoldMost);
    m_foldFrom->setAccessibleName(tr("How many within a minute become a story"));
    column->addLayout(row({m_fold, m_foldFrom, new QLabel(tr("new warnings and alerts within a minute"), this)}));
    m_foldQuiet = new QSpinBox(this);
    m_foldQuiet->setRange(voice_limits::kQuietLeast, voice_limits::kQuietMost);
    m_foldQuiet->setSuffix(tr(" min"));
    m_foldQuiet->setAccessibleName(tr("Minutes without news that end a story"));
    column->addLayout(row({new QLabel(tr("It ends after"), this), m_foldQuiet,
                           new QLabel(tr("without anything new, or as the liquidation phase is left"), this)}));
    column->addWidget(
        words(tr("A critical burst of forced orders, or the phase Liquidation, is a story from its first "
                 "moment: one banner, one toast, one sound, one message"),
              "faint", this));
    for (QSpinBox* s : {m_foldFrom, m_foldQuiet})
        connect(s, &QSpinBox::valueChanged, this, &VoiceSettings::showState);
}

void VoiceSettings::fill(const VoiceChoice& c)
{
    m_toasts->setChecked(c.toasts);
    m_flashes->setChecked(c.flashes);
    m_tray->setChecked(c.tray);
    m_attention->setChecked(c.attention);
    m_trayFrom->setCurrentIndex(static_cast<int>(c.trayFrom) - 1);
    m_sounds->setChecked(c.sounds);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].on->setChecked(c.sound[i].on);
        m_rows[i].volume->setValue(c.sound[i].volume);
        m_rows[i].file->setText(c.sound[i].file);
    }
    m_quietUntil = c.quiet.until;
    m_daily->setChecked(c.quiet.daily);
    m_from->setTime(timeOf(c.quiet.fromMinute));
    m_until->setTime(timeOf(c.quiet.untilMinute));
    m_hooksToo->setChecked(c.quiet.hooksToo);
    m_fold->setChecked(c.fold);
    m_foldFrom->setValue(c.foldFrom);
    m_foldQuiet->setValue(c.foldQuietMinutes);
    m_evidence->setChecked(c.evidence);
    m_evidenceMost->setValue(c.evidenceMost);
    m_madeUp->setChecked(c.postMadeUp);
    showState();
}

SoundChoice VoiceSettings::soundChoice(std::size_t i) const
{
    const SoundRow& r = m_rows[i];
    return {r.on->isChecked(), r.volume->value(), r.file->text()};
}

VoiceChoice VoiceSettings::choice() const
{
    VoiceChoice c;
    c.toasts = m_toasts->isChecked();
    c.flashes = m_flashes->isChecked();
    c.tray = m_tray->isChecked();
    c.attention = m_attention->isChecked();
    c.trayFrom = kSeverities[static_cast<std::size_t>(m_trayFrom->currentIndex())];
    c.sounds = m_sounds->isChecked();
    for (std::size_t i = 0; i < m_rows.size(); ++i) c.sound[i] = soundChoice(i);
    c.quiet = {m_quietUntil, m_daily->isChecked(), minuteOf(m_from->time()), minuteOf(m_until->time()),
               m_hooksToo->isChecked()};
    c.fold = m_fold->isChecked();
    c.foldFrom = m_foldFrom->value();
    c.foldQuietMinutes = m_foldQuiet->value();
    c.evidence = m_evidence->isChecked();
    c.evidenceMost = m_evidenceMost->value();
    c.postMadeUp = m_madeUp->isChecked();
    return c;
}

void VoiceSettings::showState()
{
    const VoiceChoice c = choice();
    m_trayFrom->setEnabled(c.tray);
    for (const SoundRow& r : m_rows) {
        r.on->setEnabled(c.sounds);
        const bool heard = c.sounds && r.on->isChecked();
        for (QWidget* w : std::initializer_list<QWidget*>{r.volume, r.file, r.choose}) w->setEnabled(heard);
        r.own->setEnabled(heard && !r.file->text().isEmpty());
    }
    m_from->setEnabled(c.quiet.daily);
    m_until->setEnabled(c.quiet.daily);
    m_foldFrom->setEnabled(c.fold);
    m_foldQuiet->setEnabled(c.fold);
    m_endQuiet->setEnabled(c.quiet.until.has_value());
    const auto until = c.quiet.holdsUntil(m_book.now());
    m_quietNow->setText(until ? tr("With this it is quiet until %1").arg(format::dateTimeZoned(*until))
                              : tr("With this it is not quiet now"));
    VoiceChoice usual;
    m_reset->setEnabled(!(c == usual));
}

void VoiceSettings::showTrouble()
{
    const QString why = m_desk.soundTrouble();
    m_soundNote->setText(why);
    m_soundNote->setVisible(!why.isEmpty());
    QPalette colours = m_soundNote->palette();
    colours.setColor(QPalette::WindowText, m_theme.severity.warn);
    m_soundNote->setPalette(colours);
}

void VoiceSettings::chooseFile(std::size_t i)
{
    auto* dialog = new QFileDialog(this, tr("Sound"), QFileInfo(m_rows[i].file->text()).absolutePath(),
                                   tr("Sounds (*.wav *.ogg *.oga *.mp3 *.flac);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, i](const QString& file) {
        m_rows[i].file->setText(file);
        showState();
    });
    dialog->open();
}

}  // namespace plimsoll
