#include "ui/command_book.h"

#include "ui/key_words.h"

#include <QActionEvent>
#include <QCoreApplication>
#include <QJsonArray>
#include <QMenuBar>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace plimsoll {

namespace {

QString plain(QString title)
{
    title.remove(QLatin1Char('&'));
    while (title.endsWith(QChar(0x2026)) || title.endsWith(QLatin1Char('.'))) title.chop(1);
    return title.trimmed();
}

Keys keysOfRow(const char* keys)
{
    return keysFromNames(QString::fromLatin1(keys).split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

QString worded(const char* text)
{
    return QCoreApplication::translate("commands", text);
}

}  // namespace

CommandBook::CommandBook(QWidget* window) : QObject(window), m_window(window)
{
    m_windows.emplace_back(window);
}

void CommandBook::adopt(QMenu* menu, const QString& group)
{
    for (const Source& s : m_sources)
        if (s.menu == menu) return;
    m_sources.push_back({menu, group});
    menu->installEventFilter(this);
    m_dirty = true;
    QTimer::singleShot(0, this, [this] { sync(); });
}

void CommandBook::adopt(QMenuBar* bar)
{
    for (QAction* a : bar->actions())
        if (a->menu()) adopt(a->menu(), plain(a->text()));
}

void CommandBook::also(const QString& id, const char* keys, KeyPlace place)
{
    m_also.insert(id, {keysOfRow(keys), place});
    m_dirty = true;
}

QAction* CommandBook::add(const CommandRow& row, std::function<void()> act, std::function<bool()> when)
{
    auto* action = new QAction(worded(row.title), m_window);
    action->setObjectName(QString::fromLatin1(row.id));
    connect(action, &QAction::triggered, this, [act = std::move(act)] { act(); });
    Command c;
    c.id = action->objectName();
    c.title = worded(row.title);
    c.group = worded(row.group);
    c.what = *row.what ? worded(row.what) : QString();
    c.place = row.place;
    c.preset = c.keys = keysOfRow(row.keys);
    c.fixed = row.fixed;
    c.action = action;
    c.when = std::move(when);
    m_all.push_back(std::move(c));
    apply(m_all.back());
    for (const auto& w : m_windows)
        if (w) w->addAction(action);
    m_dirty = true;
    return action;
}

void CommandBook::serve(QWidget* window)
{
    std::erase_if(m_windows, [](const auto& w) { return !w; });
    if (std::find(m_windows.begin(), m_windows.end(), window) != m_windows.end()) return;
    sync();
    m_windows.emplace_back(window);
    for (const Command& c : m_all)
        if (c.action && everywhere(c.place)) window->addAction(c.action);
}

bool CommandBook::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ActionAdded || event->type() == QEvent::ActionRemoved) {
        if (!m_dirty) QTimer::singleShot(0, this, [this] { sync(); });
        m_dirty = true;
    } else if (event->type() == QEvent::ActionChanged) {
        m_renamed = true;
    }
    return QObject::eventFilter(watched, event);
}

void CommandBook::take(QMenu* menu, const QString& group) const
{
    for (QAction* a : menu->actions()) {
        if (a->isSeparator()) continue;
        if (QMenu* inner = a->menu()) {
            inner->installEventFilter(const_cast<CommandBook*>(this));  // to hear of its entries, as of the menu's
            take(inner, group);
        } else {
            take(a, group);
        }
    }
}

void CommandBook::take(QAction* action, const QString& group) const
{
    const QString id = action->objectName();
    if (id.isEmpty() || at(id)) return;
    Command c;
    c.id = id;
    c.title = plain(action->text());
    c.group = group;
    c.action = action;
    c.adopted = true;
    c.preset = action->shortcuts();
    const Also more = m_also.value(id);
    c.preset += more.keys;
    c.place = more.place;
    c.keys = c.preset;
    m_all.push_back(std::move(c));
    for (const auto& w : m_windows)
        if (w && !w->actions().contains(action)) w->addAction(action);
}

void CommandBook::sync() const
{
    if (std::exchange(m_renamed, false))
        for (Command& c : m_all)
            if (c.adopted && c.action) c.title = plain(c.action->text());
    if (!m_dirty) return;
    m_dirty = false;
    const std::size_t before = m_all.size();
    std::erase_if(m_all, [](const Command& c) { return !c.action; });
    const std::size_t left = m_all.size();
    std::erase_if(m_sources, [](const Source& s) { return !s.menu; });
    for (const Source& s : m_sources) take(s.menu, s.group);
    settle();
    if (left != before || m_all.size() != left) Q_EMIT const_cast<CommandBook*>(this)->listed();
}

// What the person chose goes first; of two such the earlier in the book. What nobody chose gives way.
void CommandBook::settle() const
{
    for (Command& c : m_all) {
        const auto wanted = m_wanted.constFind(c.id);
        c.keys = c.fixed || wanted == m_wanted.constEnd() ? c.preset : *wanted;
    }
    for (std::size_t i = 0; i < m_all.size(); ++i)
        for (std::size_t k = 0; k < m_all.size(); ++k) {
            Command &one = m_all[i], &other = m_all[k];
            if (i == k || other.fixed) continue;
            const bool chosen = m_wanted.contains(one.id), otherChosen = m_wanted.contains(other.id);
            // As the program comes there is nothing to settle between them.
            if (!one.fixed && !chosen && !otherChosen) continue;
            if (!one.fixed && (otherChosen && (!chosen || k < i))) continue;
            if (one.fixed && !otherChosen) continue;
            other.keys.removeIf(
                [&](const QKeySequence& keys) { return one.keys.contains(keys) && clash(one, other, keys); });
        }
    for (const Command& c : m_all) apply(c);
}

void CommandBook::apply(const Command& c) const
{
    if (!c.action || !everywhere(c.place)) return;
    Keys heard;  // by Qt; bare keys are heard by the dispatch, which knows who types
    for (const QKeySequence& keys : c.keys)
        if (!isBare(keys)) heard << keys;
    if (c.action->shortcuts() != heard) c.action->setShortcuts(heard);
}

const std::vector<Command>& CommandBook::all() const
{
    sync();
    return m_all;
}

Command* CommandBook::at(const QString& id) const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const Command& c) { return c.id == id; });
    return found == m_all.end() ? nullptr : &*found;
}

const Command* CommandBook::find(const QString& id) const
{
    sync();
    return at(id);
}

QString CommandBook::keysOf(const QString& id) const
{
    const Command* c = find(id);
    return c ? keysText(c->keys) : QString();
}

bool CommandBook::run(const QString& id) const
{
    const Command* c = find(id);
    if (!c || !c->action || !c->action->isEnabled() || (c->when && !c->when())) return false;
    c->action->trigger();
    return true;
}

// A widget's own keys are heard before the window's bare ones, so that these do not meet; keys with Ctrl are
// heard by the window first, so that they do.
bool CommandBook::clash(const Command& a, const Command& b, const QKeySequence& keys) const
{
    if (a.place == b.place || (everywhere(a.place) && everywhere(b.place))) return true;
    return !isBare(keys) && (everywhere(a.place) || everywhere(b.place));
}

std::vector<const Command*> CommandBook::holders(const QString& id, const QKeySequence& keys) const
{
    const Command* c = find(id);
    std::vector<const Command*> found;
    if (!c) return found;
    for (const Command& other : m_all)
        if (&other != c && other.keys.contains(keys) && clash(*c, other, keys)) found.push_back(&other);
    return found;
}

bool CommandBook::setKeys(const QString& id, const Keys& keys)
{
    sync();
    Command* c = at(id);
    if (!c || c->fixed) return false;
    for (const QKeySequence& one : keys)
        for (const Command* other : holders(id, one))
            if (other->fixed) return false;
    for (const QKeySequence& one : keys)
        for (const Command* holder : holders(id, one)) {
            Command* loser = at(holder->id);
            loser->keys.removeAll(one);
            m_wanted.insert(loser->id, loser->keys);
        }
    c->keys = keys;
    m_wanted.insert(id, keys);
    for (const Command& each : m_all)
        if (each.keys == each.preset) m_wanted.remove(each.id);
    for (const Command& each : m_all) apply(each);
    Q_EMIT changed();
    return true;
}

void CommandBook::reset(const QString& id)
{
    if (const Command* c = find(id)) setKeys(id, Keys(c->preset));
}

void CommandBook::resetAll()
{
    m_wanted.clear();
    sync();
    settle();
    Q_EMIT changed();
}

QJsonObject CommandBook::save() const
{
    sync();
    QJsonObject kept;
    for (auto it = m_wanted.constBegin(); it != m_wanted.constEnd(); ++it)
        kept.insert(it.key(), QJsonArray::fromStringList(keysToNames(it.value())));
    return kept;
}

void CommandBook::restore(const QJsonObject& kept)
{
    m_wanted.clear();
    for (auto it = kept.constBegin(); it != kept.constEnd(); ++it) {
        if (!it.value().isArray()) continue;
        const QJsonArray names = it.value().toArray();
        QStringList words;
        for (const QJsonValue& name : names) words << name.toString();
        const Keys keys = keysFromNames(words);
        // A list that says nothing is "no key"; one that says only nonsense is damage.
        if (keys.isEmpty() && !names.isEmpty()) continue;
        m_wanted.insert(it.key(), keys);
    }
    sync();
    settle();
    Q_EMIT changed();
}

}  // namespace plimsoll
