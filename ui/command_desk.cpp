#include "ui/command_desk.h"

#include "ui/dialog_room.h"
#include "ui/key_dispatch.h"
#include "ui/key_editor.h"
#include "ui/key_sheet.h"
#include "widgets/accessible_roles.h"

#include <QApplication>
#include <QJsonArray>

#include <algorithm>

namespace plimsoll {

CommandDesk::CommandDesk(const Theme& theme, QWidget* window)
    : QObject(window),
      m_theme(theme),
      m_window(window),
      m_book(*new CommandBook(window)),
      m_palette(new CommandPalette(theme, window))
{
    installAccessibleRoles();
    DialogRoom::keep();
    connect(&m_book, &CommandBook::changed, this, &CommandDesk::changed);
}

void CommandDesk::listen()
{
    if (!m_dispatch) m_dispatch = new KeyDispatch(m_book);
}

QWidget* CommandDesk::front() const
{
    QWidget* const active = QApplication::activeWindow();
    const auto& all = m_book.windows();
    const bool ours = std::any_of(all.begin(), all.end(), [&](const auto& w) { return w && w == active; });
    return ours ? active : m_window;
}

void CommandDesk::openPalette(const QString& typed)
{
    m_palette->open(front(), typed);
}

void CommandDesk::openSheet()
{
    if (!m_sheet) {
        m_sheet = new KeySheet(m_theme, m_book, front());
        m_sheet->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_sheet, &KeySheet::editWanted, this, &CommandDesk::openEditor);
    }
    m_sheet->show();
    m_sheet->raise();
    m_sheet->activateWindow();
}

void CommandDesk::openEditor()
{
    if (!m_editor) {
        m_editor = new KeyEditor(m_theme, m_book, front());
        m_editor->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_editor->show();
    m_editor->raise();
    m_editor->activateWindow();
}

void CommandDesk::themeChanged()
{
    m_palette->themeChanged();
}

void CommandDesk::hint(QWidget* widget, const QString& tip, const QString& id)
{
    const auto say = [this, widget, tip, id] {
        const QString keys = m_book.keysOf(id);
        widget->setToolTip(keys.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, keys));
    };
    say();
    connect(&m_book, &CommandBook::changed, widget, say);
}

QJsonObject CommandDesk::save() const
{
    return {{QStringLiteral("keys"), m_book.save()},
            {QStringLiteral("recent"), QJsonArray::fromStringList(m_palette->recent())}};
}

void CommandDesk::restore(const QJsonObject& kept)
{
    m_book.restore(kept.value(QStringLiteral("keys")).toObject());
    QStringList recent;
    for (const QJsonValue& key : kept.value(QStringLiteral("recent")).toArray())
        if (key.isString() && key.toString().size() < 200) recent << key.toString();
    m_palette->setRecent(recent);
}

}  // namespace plimsoll
