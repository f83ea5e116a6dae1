// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace asterism::ui {

/// What somebody typed names one person or one post, which can be opened at once.
struct SearchOpening {
    QString handle; ///< "@user@host"; empty: it is an address
    QString address; ///< of a page, which does not tell for certain what it is of
    QString host; ///< as it was typed, so that it may be asked wherever it lies
    QString words; ///< "Open @user@host"

    bool operator==(const SearchOpening &) const = default;
};

/// Reads "@user@host", "user@host" and addresses of web pages, and nothing around them.
std::optional<SearchOpening> searchOpening(const QString &text);

} // namespace asterism::ui
