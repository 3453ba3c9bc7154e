/** Where sealed files rest outside the database: a folder, or storage that speaks S3. */
@NullMarked
package cn.quancheng.declarations.evidence.store;

import org.jspecify.annotations.NullMarked;
