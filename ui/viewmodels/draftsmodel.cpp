// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/draftsmodel.h"

#include "ui/viewmodels/postline.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Drafts)
};

QString draftWords(const Draft &draft)
{
    const PostText &post = draft.action.post;
    const QString text = shortLine(post.text.trimmed().isEmpty() ? post.warning : post.text);
    QString words = draft.action.kind == Action::Kind::Edit ? Words::tr("Edit: %1")
        : post.replyTo.isEmpty()                            ? Words::tr("Post: %1")
                                                            : Words::tr("Reply: %1");
    return words.replace(u"%1"_s, text.isEmpty() ? Words::tr("no words yet") : text);
}

} // namespace

DraftsModel::DraftsModel(QObject *parent)
    : RowsModel({"key", "words"}, parent)
{
}

void DraftsModel::show(const std::vector<Draft> &all, const QString &butKey)
{
    std::vector<Row> rows;
    for (const Draft &draft : all) {
        if (draft.key != butKey) {
            rows.push_back({draft.key, {draft.key, draftWords(draft)}});
        }
    }
    showRows(std::move(rows));
}

} // namespace asterism::ui
