// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace asterism::csv {

/// In which line something was said first.
class FirstLines {
public:
    /// That line; 0 when `line` is the first to say it.
    int before(const QString &subject, int line, const QString &list = {})
    {
        int &first = m_lines[list][subject];
        const int earlier = first;
        first = earlier > 0 ? earlier : line;
        return earlier;
    }

private:
    QHash<QString, QHash<QString, int>> m_lines; ///< by list, which most files have none of
};

} // namespace asterism::csv
