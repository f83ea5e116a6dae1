// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism::ui {

/// The address of a page, https or http, that somebody typed and nothing around it: of a person or
/// a post, so that a server's own front page is none (one with a query may be a post). Full-width
/// letters are read as others. Empty: it is something else, or longer than 2,000 characters.
QString typedPage(const QString &text);

} // namespace asterism::ui
