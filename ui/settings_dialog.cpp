#include "ui/settings_dialog.h"

#include "ui/settings_page.h"
#include "widgets/search_field.h"
#include "widgets/within.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace plimsoll {

namespace {

constexpr int kListWidth = 208, kListRow = 26;
constexpr QSize kSize{980, 700};
constexpr std::chrono::seconds kLongestWait{2};

}  // namespace

SettingsDialog::SettingsDialog(const Theme& theme, const Preferences& preferences, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_now(preferences), m_going(new QTimer(this))
{
    m_going->setSingleShot(true);
    m_going->setInterval(kLongestWait);
    connect(m_going, &QTimer::timeout, this, &QObject::deleteLater);
    setObjectName(QStringLiteral("settings"));
    setWindowTitle(tr("Settings"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    auto* left = new QWidget(this);
    left->setFixedWidth(kListWidth);
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(8, 10, 8, 8);
    leftColumn->setSpacing(8);
    m_search = new SearchField(theme, tr("Find a setting"), {}, left);
    m_search->setObjectName(QStringLiteral("settingsSearch"));
    m_search->setAccessibleName(tr("Find a setting"));
    m_list = new QListWidget(left);
    m_list->setObjectName(QStringLiteral("settingsPages"));
    m_list->setAccessibleName(tr("Pages of the settings"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setWordWrap(true);
    leftColumn->addWidget(m_search);
    leftColumn->addWidget(m_list, 1);
    m_stack = new QStackedWidget(this);
    body->addWidget(left);
    body->addWidget(m_stack, 1);
    column->addLayout(body, 1);

    auto* foot = new QWidget(this);
    foot->setProperty("surface", "footer");
    foot->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    const auto button = [&](const QString& text, const char* name) {
        auto* b = new QPushButton(text, foot);
        b->setObjectName(QLatin1String(name));
        b->setAutoDefault(false);
        return b;
    };
    m_reset = button(tr("Reset page"), "resetPage");
    m_resetAll = button(tr("Reset all"), "resetAll");
    m_resetAll->setToolTip(tr("All but your own themes, keys, webhooks, and how much of the past is kept"));
    m_undo = button(tr("Undo reset"), "undoReset");
    m_note = new QLabel(foot);
    m_note->setProperty("tone", "muted");
    auto* close = button(tr("Close"), "closeSettings");
    row->addWidget(m_reset);
    row->addWidget(m_resetAll);
    row->addWidget(m_undo);
    row->addWidget(m_note, 1);
    row->addWidget(close);
    column->addWidget(foot);
    QWidget::setTabOrder(m_search, m_list);

    connect(m_reset, &QPushButton::clicked, this, &SettingsDialog::resetPage);
    connect(m_resetAll, &QPushButton::clicked, this, &SettingsDialog::resetAll);
    connect(m_undo, &QPushButton::clicked, this, &SettingsDialog::undoReset);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { enter(m_list->currentRow()); });
    connect(m_search, &SearchField::moved, this, [this](int step) {
        m_list->setCurrentRow(within(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
    });
    connect(m_search, &SearchField::escaped, this, &QDialog::close);
    connect(m_list, &QListWidget::currentRowChanged, this, &SettingsDialog::choose);
    connect(m_list, &QListWidget::itemActivated, this, [this] { enter(m_list->currentRow()); });
    connect(m_list, &QListWidget::itemClicked, this, [this] {
        if (!m_searched.isEmpty()) enter(m_list->currentRow());
    });
    QSize size = kSize;
    if (const QScreen* s = parent ? parent->screen() : nullptr) size = size.boundedTo(s->availableSize() * 0.94);
    resize(size);
    showState();
}

void SettingsDialog::addPage(SettingsPage* page)
{
    auto* area = new QScrollArea(m_stack);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    m_stack->addWidget(area);
    m_pages.push_back(page);
    page->setPreferences(m_now);
    connect(page, &SettingsPage::edited, this, [this, page] { pageEdited(page); });
    connect(page, &SettingsPage::settled, this, [this] {
        if (m_going->isActive() && !waits()) deleteLater();
    });
    fillList();
    if (m_pages.size() == 1) m_list->setCurrentRow(0);
    showState();
}

SettingsPage* SettingsDialog::page(const QString& id) const
{
    for (SettingsPage* p : m_pages)
        if (p->id() == id) return p;
    return nullptr;
}

QString SettingsDialog::current() const
{
    const auto at = static_cast<std::size_t>(std::max(0, m_stack->currentIndex()));
    return at < m_pages.size() ? m_pages[at]->id() : QString();
}

void SettingsDialog::showPage(const QString& id)
{
    m_search->clear();
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        if (m_pages[i]->id() == id) m_list->setCurrentRow(static_cast<int>(i));
}

void SettingsDialog::setPreferences(const Preferences& p)
{
    if (p == m_now) return;
    fill(p);
}

void SettingsDialog::fill(const Preferences& p)
{
    m_now = p;
    m_showing = true;
    for (SettingsPage* page : m_pages) page->setPreferences(m_now);
    m_showing = false;
    showState();
}

void SettingsDialog::pageEdited(SettingsPage* page)
{
    if (m_showing) return;
    Preferences p = m_now;
    page->take(p);
    if (p == m_now) return;
    m_beforeReset.reset();
    // Others may show the same: a saved theme is one of those to choose from.
    fill(p);
    Q_EMIT changed(m_now);
    if (!m_going->isActive()) page->shown();
}

void SettingsDialog::resetPage()
{
    const auto at = static_cast<std::size_t>(std::max(0, m_stack->currentIndex()));
    if (at >= m_pages.size()) return;
    const Preferences before = m_now;
    Preferences p = m_now;
    m_showing = true;
    m_pages[at]->reset(p);
    m_showing = false;
    m_beforeReset = before;
    fill(p);
    if (p != before) Q_EMIT changed(m_now);
    m_pages[at]->shown();
}

void SettingsDialog::resetAll()
{
    const Preferences before = m_now;
    Preferences p = m_now;
    m_showing = true;
    for (SettingsPage* page : m_pages) page->reset(p);
    m_showing = false;
    m_beforeReset = before;
    fill(p);
    if (p != before) Q_EMIT changed(m_now);
}

void SettingsDialog::undoReset()
{
    if (!m_beforeReset) return;
    const Preferences p = *std::exchange(m_beforeReset, std::nullopt);
    fill(p);
    Q_EMIT changed(m_now);
}

QStringList SettingsDialog::found() const
{
    QStringList all;
    for (int i = 0; i < m_list->count(); ++i) all << m_list->item(i)->text();
    return all;
}

void SettingsDialog::search(const QString& text)
{
    m_searched = text.simplified();
    if (m_search->text() != text) m_search->setText(text);
    fillList();
}

// Without a search the pages; with one, the settings that have all its words somewhere.
void SettingsDialog::fillList()
{
    const int was = m_stack->currentIndex();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    m_hits.clear();
    if (m_searched.isEmpty()) {
        for (std::size_t i = 0; i < m_pages.size(); ++i) {
            m_list->addItem(m_pages[i]->title());
            m_hits.push_back({static_cast<int>(i), nullptr});
            m_list->item(m_list->count() - 1)->setSizeHint({0, kListRow});
        }
        m_list->setCurrentRow(std::max(0, was));
        return;
    }
    const QStringList words = m_searched.toLower().split(u' ');
    const auto has = [&words](const QString& said) {
        return std::all_of(words.begin(), words.end(),
                           [&](const QString& w) { return said.toLower().contains(w); });
    };
    // What is called so comes before what is also called so.
    for (const bool byName : {true, false})
        for (std::size_t i = 0; i < m_pages.size(); ++i)
            for (const SettingsPage::Setting& s : m_pages[i]->settings()) {
                const QString title = m_pages[i]->title();
                if (has(s.name) != byName || !has(s.name + u' ' + s.words + u' ' + title)) continue;
                m_list->addItem(QStringLiteral("%1 \u00b7 %2").arg(s.name, title));
                m_list->item(m_list->count() - 1)->setToolTip(m_list->item(m_list->count() - 1)->text());
                m_hits.push_back({static_cast<int>(i), s.field});
            }
    for (int i = 0; i < m_list->count(); ++i) m_list->item(i)->setSizeHint({0, kListRow});
    if (m_hits.empty()) {
        auto* nothing = new QListWidgetItem(tr("Nothing found"), m_list);
        nothing->setFlags(Qt::NoItemFlags);
        return;
    }
    m_list->setCurrentRow(0);
}

void SettingsDialog::choose(int row)
{
    if (row < 0 || row >= static_cast<int>(m_hits.size())) return;
    if (m_searched.isEmpty()) goTo(m_hits[static_cast<std::size_t>(row)].page, nullptr);
}

void SettingsDialog::enter(int row)
{
    if (row < 0 || row >= static_cast<int>(m_hits.size())) return;
    const Hit hit = m_hits[static_cast<std::size_t>(row)];
    goTo(hit.page, hit.field);
    if (hit.field)
        hit.field->setFocus(Qt::ShortcutFocusReason);
    else if (QWidget* first = m_stack->currentWidget()->nextInFocusChain())
        first->setFocus(Qt::TabFocusReason);
}

void SettingsDialog::goTo(int page, QWidget* field)
{
    const int before = m_stack->currentIndex();
    if (before != page && before >= 0 && before < static_cast<int>(m_pages.size()))
        m_pages[static_cast<std::size_t>(before)]->left();
    m_stack->setCurrentIndex(page);
    SettingsPage* now = m_pages[static_cast<std::size_t>(page)];
    now->shown();
    if (field)
        if (auto* area = qobject_cast<QScrollArea*>(m_stack->currentWidget()))
            area->ensureWidgetVisible(field, 20, 60);
    showState();
}

void SettingsDialog::showState()
{
    const auto at = static_cast<std::size_t>(std::max(0, m_stack->currentIndex()));
    m_reset->setVisible(at < m_pages.size() && m_pages[at]->hasReset());
    m_undo->setVisible(m_beforeReset.has_value());
    m_note->setText(m_beforeReset ? tr("Set back to what it came with") : QString());
}

void SettingsDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    // The theme behind the reference has changed.
    if (event->type() != QEvent::PaletteChange || !m_search) return;
    m_search->setTheme(m_theme);
    for (SettingsPage* page : m_pages) page->themeChanged();
}

void SettingsDialog::hideEvent(QHideEvent* event)
{
    QDialog::hideEvent(event);
    for (SettingsPage* page : m_pages) page->left();
    // A field that was left by closing is being looked at: its page is there for the answer, but not for ever.
    if (event->spontaneous() || !testAttribute(Qt::WA_DeleteOnClose) || !waits()) return;
    setAttribute(Qt::WA_DeleteOnClose, false);
    m_going->start();
}

// Opened again meanwhile, it stays.
void SettingsDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    if (!m_going->isActive()) return;
    m_going->stop();
    setAttribute(Qt::WA_DeleteOnClose);
}

bool SettingsDialog::waits() const
{
    return std::any_of(m_pages.begin(), m_pages.end(), [](const SettingsPage* p) { return p->waits(); });
}

void SettingsDialog::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Find)) {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
        return;
    }
    QDialog::keyPressEvent(event);
}

}  // namespace plimsoll
