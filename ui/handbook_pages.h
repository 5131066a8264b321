// The pages of the handbook: Markdown under docs/handbook, compiled in; some are made of the program's own tables,
// so that they cannot differ from it.
#pragma once

#include <QString>

#include <vector>

namespace plimsoll {

struct HandbookPage {
    QString id;       // "panel-depth": as links and file names have it
    QString title;    // its first line
    QString chapter;  // under which it stands in the contents
};

// In the order of the contents.
const std::vector<HandbookPage>& handbookPages();
bool hasHandbookPage(const QString& id);
// As Markdown; empty: there is no such page.
QString handbookText(const QString& id);
// The page that explains a kind of panel.
QString panelPage(const QString& kind);
// Where a link leads: a page's id, or an empty one for what is no page of the handbook.
QString linkedPage(const QString& href);

}  // namespace plimsoll
