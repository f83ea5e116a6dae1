// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/draft.h"
#include "ui/viewmodels/composepart.h"

#include <memory>

namespace asterism::ui {

/// The posts of what is being written, in their order: one mostly, several of a thread. Role: part.
class ComposeParts : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Composer.parts")

public:
    /// One blank part.
    ComposeParts(QString dataFolder, std::function<bool()> writable, QObject *parent = nullptr);

    /// Null where there is none.
    Q_INVOKABLE asterism::ui::ComposePart *at(int place) const;
    ComposePart *first() const { return m_parts.front().get(); }
    int placeOf(const ComposePart *part) const; ///< -1: nowhere
    bool isBusy() const; ///< files are being read

    /// What each has for itself.
    std::vector<PostText> posts() const;
    /// These and no others, one at least.
    void show(const std::vector<PostText> &posts);
    /// A blank one; false where there are as many as there may be.
    bool insert(int place);
    /// One stays.
    void remove(int place);
    /// `first`: of the first part. The others quote nothing, and each answers the one above.
    void setRules(const PartRules &first);

Q_SIGNALS:
    void firstTextChanged();
    void changed(); ///< by the user

private:
    /// What is taken away goes when nobody is within its signals any more.
    struct Later {
        void operator()(ComposePart *part) const
        {
            part->blockSignals(true);
            part->deleteLater();
        }
    };
    using Part = std::unique_ptr<ComposePart, Later>;

    Part made();
    void showParts();

    QString m_dataFolder;
    std::function<bool()> m_writable;
    PartRules m_rules;
    std::vector<Part> m_parts; ///< never empty
};

} // namespace asterism::ui
