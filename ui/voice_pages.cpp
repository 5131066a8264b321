#include "ui/voice_pages.h"

#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/format.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::size_t kMostHooks = 50;

QLabel* words(const QString& said, const char* tone, QWidget* parent)
{
    auto* l = new QLabel(said, parent);
    l->setProperty("tone", tone);
    l->setTextFormat(Qt::PlainText);
    l->setWordWrap(true);
    return l;
}

QPushButton* button(const QString& said, const char* name, QWidget* parent)
{
    auto* b = new QPushButton(said, parent);
    b->setAutoDefault(false);
    b->setObjectName(QLatin1String(name));
    return b;
}

}  // namespace

// ---- Webhooks -----------------------------------------------------------------------------

HookPage::HookPage(const Theme& theme, VoiceDesk& desk, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_desk(desk)
{
    auto* row = new QHBoxLayout(this);
    row->setSpacing(12);
    auto* left = new QVBoxLayout;
    m_list = new QListWidget(this);
    m_list->setProperty("framed", true);
    m_list->setObjectName(QStringLiteral("hooks"));
    m_list->setAccessibleName(tr("Webhooks"));
    m_list->setMinimumWidth(150);
    left->addWidget(m_list, 1);
    auto* buttons = new QHBoxLayout;
    m_add = button(tr("Add"), "addHook", this);
    m_remove = button(tr("Remove"), "removeHook", this);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    left->addLayout(buttons);
    row->addLayout(left);

    m_form = new QWidget(this);
    auto* right = new QVBoxLayout;
    auto* form = new QFormLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(6);
    m_name = new QLineEdit(m_form);
    m_name->setMaxLength(60);
    m_name->setAccessibleName(tr("Name of the webhook"));
    form->addRow(tr("Name"), m_name);
    m_kind = new QComboBox(m_form);
    for (std::size_t i = 0; i < kHookForms; ++i) m_kind->addItem(hookFormName(static_cast<HookForm>(i)));
    m_kind->setAccessibleName(tr("Form of the message"));
    form->addRow(tr("Form"), m_kind);
    m_url = new QLineEdit(m_form);
    m_url->setObjectName(QStringLiteral("hookUrl"));
    m_url->setEchoMode(QLineEdit::Password);
    m_url->setMaxLength(2'000);
    m_url->setAccessibleName(tr("Address that it is posted to"));
    form->addRow(tr("Address"), m_url);
    m_chat = new QLineEdit(m_form);
    m_chat->setMaxLength(80);
    m_chat->setAccessibleName(tr("Telegram chat"));
    m_chatLabel = new QLabel(tr("Chat"), m_form);
    m_chatLabel->setBuddy(m_chat);
    form->addRow(m_chatLabel, m_chat);
    m_from = new QComboBox(m_form);
    for (const Severity s : {Severity::Warning, Severity::Critical})
        m_from->addItem(modelWords(severityWord(s)), static_cast<int>(s));
    m_from->setAccessibleName(tr("Warnings of this severity and worse are posted"));
    form->addRow(tr("Warnings from"), m_from);
    m_on = new QCheckBox(tr("On"), m_form);
    m_plain = new QCheckBox(tr("Allow http, which anybody on the way can read"), m_form);
    form->addRow(QString(), m_on);
    form->addRow(m_plain);
    right->addWidget(m_form);
    m_problem = words({}, "base", this);
    right->addWidget(m_problem);
    auto* tryOut = new QHBoxLayout;
    m_test = button(tr("Post a test"), "testHook", this);
    tryOut->addWidget(m_test);
    m_health = words({}, "muted", this);
    m_health->setObjectName(QStringLiteral("hookHealth"));
    m_health->setAccessibleName(tr("How this webhook fares"));
    tryOut->addWidget(m_health, 1);
    right->addLayout(tryOut);
    right->addStretch(1);
    right->addWidget(
        words(tr("Your own alerts are posted where the alert says so, whatever its severity. The address "
                 "is kept in webhooks.json in the data folder, readable by you alone, and appears in no "
                 "log, export or list."),
              "faint", this));
    row->addLayout(right, 1);

    connect(m_list, &QListWidget::currentRowChanged, this, &HookPage::show);
    connect(m_add, &QPushButton::clicked, this, &HookPage::add);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        const int at = m_list->currentRow();
        if (at < 0) return;
        m_hooks.erase(m_hooks.begin() + at);
        showList();
        m_list->setCurrentRow(std::min(at, m_list->count() - 1));
        Q_EMIT changed();
    });
    for (QLineEdit* e : {m_name, m_url, m_chat}) connect(e, &QLineEdit::textEdited, this, &HookPage::edited);
    for (QComboBox* c : {m_kind, m_from}) connect(c, &QComboBox::currentIndexChanged, this, &HookPage::edited);
    for (QCheckBox* c : {m_on, m_plain}) connect(c, &QCheckBox::toggled, this, &HookPage::edited);
    connect(m_test, &QPushButton::clicked, this, [this] {
        Hook* hook = current();
        if (!hook) return;
        m_health->setText(tr("Posting\u2026"));
        Q_EMIT m_desk.hookTestWanted(*hook);
    });
    connect(&m_desk, &VoiceDesk::hookTested, this, [this](quint32 id, bool good, const QString& said) {
        if (Hook* hook = current(); hook && hook->id == id)
            m_health->setText(good ? tr("The test was taken: %1").arg(said) : tr("The test failed: %1").arg(said));
    });
    connect(&m_desk, &VoiceDesk::healthChanged, this, [this] {
        showList();
        showHealth();
    });
    show(-1);
}

void HookPage::setHooks(std::vector<Hook> hooks)
{
    m_hooks = std::move(hooks);
    showList();
    m_list->setCurrentRow(m_hooks.empty() ? -1 : 0);
    if (m_hooks.empty()) show(-1);
}

Hook* HookPage::current()
{
    const int at = m_list->currentRow();
    return at < 0 || at >= static_cast<int>(m_hooks.size()) ? nullptr : &m_hooks[static_cast<std::size_t>(at)];
}

QString HookPage::problem() const
{
    for (const Hook& h : m_hooks)
        if (const QString p = hookProblem(h); !p.isEmpty()) return h.name + QStringLiteral(": ") + p;
    return {};
}

void HookPage::add()
{
    if (m_hooks.size() >= kMostHooks) return;
    Hook h;
    for (const Hook& other : m_hooks) h.id = std::max(h.id, other.id);
    ++h.id;
    h.name = tr("Webhook %1").arg(h.id);
    m_hooks.push_back(h);
    showList();
    m_list->setCurrentRow(m_list->count() - 1);
    m_url->setFocus();
    Q_EMIT changed();
}

void HookPage::showList()
{
    m_filling = true;
    const int at = m_list->currentRow();
    while (m_list->count() > static_cast<int>(m_hooks.size())) delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < static_cast<int>(m_hooks.size())) m_list->addItem(QString());
    for (std::size_t i = 0; i < m_hooks.size(); ++i) {
        const Hook& h = m_hooks[i];
        const auto& all = m_desk.hookHealth();
        const auto health =
            std::find_if(all.begin(), all.end(), [&](const HookHealth& x) { return x.id == h.id; });
        const auto light = !h.on                 ? HookHealth::Light::Off
                           : health == all.end() ? HookHealth::Light::Untried
                                                 : health->light;
        QString line = h.name + QStringLiteral(" \u00b7 ") + hookLightWord(light) + u'\n' + hookFormName(h.form);
        if (!h.url.isEmpty()) line += QStringLiteral(", ") + shownAddress(h.url);
        QListWidgetItem* item = m_list->item(static_cast<int>(i));
        item->setText(line);
        item->setForeground(light == HookHealth::Light::Bad   ? m_theme.severity.warn
                            : light == HookHealth::Light::Off ? m_theme.text.muted
                                                              : m_theme.text.base);
    }
    if (at < m_list->count()) m_list->setCurrentRow(at);
    m_add->setEnabled(m_hooks.size() < kMostHooks);
    m_filling = false;
}

void HookPage::show(int)
{
    const Hook* hook = current();
    m_filling = true;
    m_form->setEnabled(hook != nullptr);
    m_remove->setEnabled(hook != nullptr);
    const Hook shown = hook ? *hook : Hook{};
    m_name->setText(hook ? shown.name : QString());
    m_kind->setCurrentIndex(static_cast<int>(shown.form));
    // What was entered before is not shown again: only what it is.
    m_url->clear();
    m_url->setPlaceholderText(shown.url.isEmpty()
                                  ? QStringLiteral("https://")
                                  : tr("%1 \u2013 type a new one to replace it").arg(shownAddress(shown.url)));
    m_chat->setText(shown.chat);
    m_from->setCurrentIndex(std::max(0, m_from->findData(static_cast<int>(shown.from))));
    m_on->setChecked(shown.on);
    m_plain->setChecked(shown.plainAllowed);
    m_filling = false;
    showHealth();
}

void HookPage::edited()
{
    Hook* hook = current();
    if (m_filling || !hook) return;
    hook->name = m_name->text();
    hook->form = static_cast<HookForm>(m_kind->currentIndex());
    if (!m_url->text().trimmed().isEmpty()) hook->url = m_url->text().trimmed();
    hook->chat = m_chat->text().trimmed();
    hook->from = static_cast<Severity>(m_from->currentData().toInt());
    hook->on = m_on->isChecked();
    hook->plainAllowed = m_plain->isChecked();
    showList();
    showHealth();
    Q_EMIT changed();
}

void HookPage::showHealth()
{
    const Hook* hook = current();
    const bool telegram = hook && hook->form == HookForm::Telegram;
    m_chat->setVisible(telegram);
    m_chatLabel->setVisible(telegram);
    const QString wrong = hook ? hookProblem(*hook) : tr("No webhook yet: add one, or leave it. None is needed.");
    m_problem->setText(wrong);
    QPalette colours = m_problem->palette();
    colours.setColor(QPalette::WindowText, hook ? m_theme.severity.warn : m_theme.text.muted);
    m_problem->setPalette(colours);
    m_test->setEnabled(hook && wrong.isEmpty());
    QStringList said;
    if (hook)
        for (const HookHealth& h : m_desk.hookHealth()) {
            if (h.id != hook->id) continue;
            if (!h.trouble.isEmpty()) said << h.trouble;
            if (h.lastGood) said << tr("last posted %1").arg(format::dateTimeZoned(*h.lastGood));
            said << tr("%1 posted, %2 failed").arg(h.sent).arg(h.failed);
            if (h.waiting > 0) said << tr("%1 wait").arg(h.waiting);
            if (h.dropped > 0) said << tr("%1 given up").arg(h.dropped);
        }
    m_health->setText(said.join(QStringLiteral(" \u00b7 ")));
}

// ---- Mutes --------------------------------------------------------------------------------

MutePage::MutePage(AlertBook& book, QWidget* parent) : QWidget(parent), m_book(book)
{
    auto* column = new QVBoxLayout(this);
    m_none = words({}, "muted", this);
    column->addWidget(m_none);
    m_list = new QListWidget(this);
    m_list->setProperty("framed", true);
    m_list->setObjectName(QStringLiteral("mutes"));
    m_list->setAccessibleName(tr("What is muted"));
    column->addWidget(m_list, 1);
    auto* row = new QHBoxLayout;
    m_unmute = button(tr("Unmute"), "unmute", this);
    m_all = button(tr("Unmute all"), "unmuteAll", this);
    row->addWidget(m_unmute);
    row->addWidget(m_all);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_unmute, &QPushButton::clicked, this, [this] {
        const int at = m_list->currentRow();
        if (at >= 0) m_book.unmute(m_places[static_cast<std::size_t>(at)]);
    });
    connect(m_all, &QPushButton::clicked, this, [this] {
        for (const std::string& place : std::vector<std::string>(m_places)) m_book.unmute(place);
    });
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int at) { m_unmute->setEnabled(at >= 0); });
    connect(&m_book, &AlertBook::mutesChanged, this, &MutePage::fill);
    fill();
}

void MutePage::fill()
{
    const auto mutes = m_book.mutes();
    m_list->clear();
    m_places.clear();
    for (auto m = mutes.rbegin(); m != mutes.rend(); ++m) {
        QStringList line{QString::fromStdString(m->rule)};
        if (!m->asset.empty()) line << QString::fromStdString(m->asset);
        if (!m->venue.empty()) line << QString::fromStdString(m->venue);
        switch (m->how) {
            case MuteFor::Hour: line << tr("until %1").arg(format::dateTimeZoned(m->until)); break;
            case MuteFor::UntilClear: line << tr("until it is clear"); break;
            case MuteFor::Forever: line << tr("for good"); break;
        }
        m_list->addItem(line.join(QStringLiteral(" \u00b7 ")));
        m_places.push_back(MuteList::placeOf(*m));
    }
    m_none->setText(mutes.empty() ? tr("Nothing is muted. A warning is muted by the bell on its card, or by its "
                                       "menu: for an hour, until it is clear, or for good.")
                                  : tr("Muted warnings stay in the list, last and grey; no voice says them."));
    m_unmute->setEnabled(m_list->currentRow() >= 0);
    m_all->setEnabled(!mutes.empty());
}

}  // namespace plimsoll
