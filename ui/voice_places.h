// Which panel knows more about a value.
#pragma once

#include "ui/voice_news.h"

#include <QString>
#include <QStringList>

namespace plimsoll {

QString panelOf(analytics::MetricId metric);
// The list that the news stands in first, then the panels of what it rests on; three at most.
QStringList panelsOf(const News& news);

}  // namespace plimsoll
