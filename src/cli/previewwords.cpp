// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/runwords.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Moving)
};

QString headOf(const Run &run)
{
    QString words = Words::tr("To %1: %2 from %3");
    const QString what = phrase(run.kind);
    const qsizetype at = words.indexOf(u"%3"_s); // last: a file may be called as it likes
    words = words.left(at).replace(u"%1"_s, run.acct).replace(u"%2"_s, what) + run.title
        + words.mid(at + 2);
    return words;
}

void addCount(QStringList &lines, int count, const QString &words)
{
    if (count > 0) {
        lines << u"  "_s + u"%L1 "_s.arg(count) + words;
    }
}

void addRows(QStringList &lines, const std::vector<RunRow> &rows, MovedKind kind, int of)
{
    for (const RunRow &row : rows) {
        lines << u"    "_s + rowLine(row, kind);
    }
    if (const int more = of - int(rows.size()); more > 0) {
        lines << u"    "_s + Words::tr("and %L1 more").arg(more);
    }
}

} // namespace

QStringList previewLines(const Preview &preview)
{
    const MovedKind kind = preview.run.kind;
    QStringList lines{headOf(preview.run)};
    addCount(lines, preview.already, Words::tr("there already"));
    addCount(lines, preview.toDo, Words::tr("to do"));
    addCount(lines, preview.moved, Words::tr("moved: the new account is taken"));
    addRows(lines, preview.movedRows, kind, preview.moved);
    addCount(lines, preview.unknown, Words::tr("that the server does not know"));
    addCount(lines, preview.gone, Words::tr("whose account is suspended or deleted"));
    addRows(lines, preview.goneRows, kind, preview.gone);
    addCount(lines, preview.invalid + preview.refused, Words::tr("that cannot be taken"));
    addRows(lines, preview.bad, kind, preview.invalid + preview.refused);
    addCount(lines, int(preview.removed.size()), Words::tr("to be taken away"));
    for (const QString &name : preview.removed) {
        lines << u"    "_s + name;
    }
    if (!preview.lookedUp) {
        lines << Words::tr("Not everybody was looked up yet: some may have moved or be gone.");
    }
    if (preview.overCap > 0) {
        lines << Words::tr("Its server lets this account follow %L1: it may refuse %L2 of these.")
                     .arg(preview.followCap)
                     .arg(preview.overCap);
    }
    if (preview.ms > 0) {
        lines << Words::tr("This takes about %1, if the server allows what is known of it.")
                     .arg(durationWords(preview.ms));
    }
    if (!preview.run.trouble.isEmpty()) {
        lines << preview.run.trouble;
    }
    return lines;
}

} // namespace asterism::cli
