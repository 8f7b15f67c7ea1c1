import {
  archiveBrandSchema,
  brandPageSchema,
  brandSchema,
  brandContentSchema,
  getBrandBySlugSchema,
  getBrandSchema,
  listBrandsSchema,
  savedBrandSchema,
  updateBrandSchema,
} from '@safecode/domain/brands/brand';
import { archiveBrand } from '@safecode/usecases/brands/archive-brand';
import { createBrand } from '@safecode/usecases/brands/create-brand';
import { getBrand } from '@safecode/usecases/brands/get-brand';
import { getBrandBySlug } from '@safecode/usecases/brands/get-brand-by-slug';
import { listBrands } from '@safecode/usecases/brands/list-brands';
import { updateBrand } from '@safecode/usecases/brands/update-brand';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const brandsRouter = router({
  list: memberProcedure
    .meta(operation('GET /brands', 'Brands', 'Brands the caller may see'))
    .input(listBrandsSchema)
    .output(brandPageSchema)
    .query(({ ctx, input }) => listBrands(ctx.deps, ctx.principal, input)),
  get: memberProcedure
    .meta(operation('GET /brands/{id}', 'Brands', 'One brand'))
    .input(getBrandSchema)
    .output(brandSchema)
    .query(({ ctx, input }) => getBrand(ctx.deps, ctx.principal, input)),
  bySlug: memberProcedure
    .meta(operation('GET /brands/by-slug/{slug}', 'Brands', 'One brand, by its slug'))
    .input(getBrandBySlugSchema)
    .output(brandSchema)
    .query(({ ctx, input }) => getBrandBySlug(ctx.deps, ctx.principal, input)),
  create: memberProcedure
    .meta(operation('POST /brands', 'Brands', 'Adds a brand'))
    .input(brandContentSchema)
    .output(brandSchema)
    .mutation(({ ctx, input }) => createBrand(ctx.deps, ctx.principal, input)),
  update: memberProcedure
    .meta(operation('PUT /brands/{id}', 'Brands', 'Changes a brand'))
    .input(updateBrandSchema)
    .output(savedBrandSchema)
    .mutation(({ ctx, input }) => updateBrand(ctx.deps, ctx.principal, input)),
  archive: memberProcedure
    .meta(operation('POST /brands/{id}/archive', 'Brands', 'Archives a brand'))
    .input(archiveBrandSchema)
    .output(brandSchema)
    .mutation(({ ctx, input }) => archiveBrand(ctx.deps, ctx.principal, input)),
});
