// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/csv/fault.h"
#include "migration/csv/filekind.h"

#include <QHash>

#include <optional>
#include <variant>

namespace asterism::csv {

using ItemOrFault = std::variant<MovedItem, Fault>;

/// "true", "1", "yes", … and their opposites, in any case; nothing for anything else.
std::optional<bool> readTruth(const QString &cell);
/// Codes divided by commas or blanks. Nothing for an empty cell, and where one of them is no code:
/// an empty cell means "all" on Mastodon, and that nobody knows on others.
std::optional<QStringList> readLanguages(QStringView cell);

/// The rows of files of people: follows, followers, blocks, mutes. Options stand in the columns
/// that the header names. Without a header only the first cell counts, as for Mastodon itself, but
/// for follows of exactly its four columns, the second and third of which are true or false: no
/// other file has such rows. A row without header that names somebody else, too, is a fault: nobody
/// is left out in silence.
class PersonRows {
public:
    /// `head`: the first rows, or all; only the header is looked at.
    PersonRows(FileKind kind, const Table &head, const QString &domain);

    ItemOrFault read(const Row &row);

private:
    struct Columns {
        int boosts = -1;
        int notify = -1;
        int languages = -1;
        int hide = -1;
    };

    void readOptions(MovedItem &item, const QStringList &cells, const Columns &columns);
    std::optional<QStringList> languages(const QStringList &cells, int column);

    FileKind m_kind;
    QString m_domain;
    QChar m_delimiter;
    qsizetype m_headerCells = 0; ///< 0: there is none
    int m_person = 0;
    Columns m_columns;
    QHash<QString, std::optional<QStringList>> m_languages; ///< many rows say the same
};

} // namespace asterism::csv
